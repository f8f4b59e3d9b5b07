-- Reads of city data in one trip: each binds its transaction to the space it is asked for, as `Db.city` does, and reads under
-- row-level security as whoever calls. {{app}} stands for the quoted role.

-- The stored text of an entity that is true as it stands; null where there is none, or where something in it has expired.
create function city_entity_text(space integer, entity_id text, moment timestamptz) returns text
  language plpgsql as $$
declare
  found text;
begin
  perform set_config('app.tenant', space::text, true);
  select e.body into found from entity e
    where e.tenant = space and e.id = entity_id and (e.expires_at is null or e.expires_at > moment);
  return found;
end
$$;

-- The stored rows of entities by their ids, in the order of their making, whatever in them has expired.
create function city_entity_rows(space integer, ids text[])
  returns table (eid bigint, body text, stamps text, created_at timestamptz, modified_at timestamptz)
  language plpgsql rows 20 as $$
begin
  perform set_config('app.tenant', space::text, true);
  return query
    select e.eid, e.body, e.stamps, e.created_at, e.modified_at from entity e
    where e.tenant = space and e.id = any(ids) and e.body is not null order by e.eid;
end
$$;

-- A page of the entities of a type, in the order of their making: how many there are up to one beyond it, the stored texts of the
-- page, parted by commas, and, if `counted`, how many there are of the type. No row where anything in the space has expired and is
-- not swept yet: then the texts need not be true. The plan is made once, for each page anew it would cost more than the page; and
-- it never reads through the rows of all cities, few as they may be when it is made.
create function city_type_page(
    space integer, of_type integer, most integer, skip integer, counted boolean, moment timestamptz)
  returns table (listed integer, texts text, total bigint)
  language plpgsql rows 1 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  eids bigint[];
begin
  perform set_config('app.tenant', space::text, true);
  if exists (select from entity e where e.tenant = space and e.expires_at <= moment) then
    return;
  end if;
  eids := array(
    select t.eid from entity_type t
    where t.tenant = space and t.type = of_type and t.gone = false
    order by t.eid limit most + 1 offset skip);
  listed := cardinality(eids);
  texts := (
    select string_agg(page.body, ',') from (
      select e.body from entity e where e.tenant = space and e.eid = any(eids[1:most]) order by e.eid
    ) page);
  if counted then
    total := (select c.entities from type_count c where c.tenant = space and c.type = of_type);
  end if;
  return next;
end
$$;

revoke execute on function
  city_entity_text(integer, text, timestamptz),
  city_entity_rows(integer, text[]),
  city_type_page(integer, integer, integer, integer, boolean, timestamptz) from public;
grant execute on function
  city_entity_text(integer, text, timestamptz),
  city_entity_rows(integer, text[]),
  city_type_page(integer, integer, integer, integer, boolean, timestamptz) to {{app}};
