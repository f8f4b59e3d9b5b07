-- A page of a type that nothing has changed since it was read need not be read, put together and sent again: whoever has it asks with
-- the state of the space that it is of. {{app}} stands for the quoted role.

-- How many writes have left nothing in history, and so have no change number: an entity without attributes was made, say.
alter table space_counter add column unrecorded bigint not null default 0;

drop function city_type_page(integer, integer, integer, integer, boolean, timestamptz);

-- A page of the entities of a type, in the order of their making: how many there are up to one beyond it, the stored texts of the
-- page, parted by commas, and, if `counted`, how many there are of the type; all null where the space is still in the `known` state.
-- `state` is read first, so that a page is never older than it. No row where anything in the space has expired and is not swept yet:
-- then the texts need not be true. The plan is made once, for each page anew it would cost more than the page; and it never reads
-- through the rows of all cities, few as they may be when it is made.
create function city_type_page(
    space integer, of_type integer, most integer, skip integer, counted boolean, moment timestamptz, known text)
  returns table (state text, listed integer, texts text, total bigint)
  language plpgsql rows 1 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  eids bigint[];
begin
  perform set_config('app.tenant', space::text, true);
  select c.era || '.' || c.change || '.' || c.unrecorded into state from space_counter c where c.tenant = space
    and not exists (select from entity e where e.tenant = space and e.expires_at <= moment);
  if state is null then
    return;
  end if;
  if state = known then
    return next;
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
  city_type_page(integer, integer, integer, integer, boolean, timestamptz, text) from public;
grant execute on function
  city_type_page(integer, integer, integer, integer, boolean, timestamptz, text) to {{app}};
