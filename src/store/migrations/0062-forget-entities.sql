-- What was erased of a data space must not stand in its news until they are a week old. {{app}} stands for the quoted role.

-- Takes an entity out of the events of a tenant's stream, which otherwise stay as they are; gives how many told of it. A listener that
-- has not come so far does not hear of it. Under row-level security: only in a transaction that is bound to the tenant.
create function forget_told_entity(stream integer, entity_id text) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten integer;
begin
  update public.outbox_event e
    set body = jsonb_set(e.body, '{entities}', coalesce((
      select jsonb_agg(told.item order by told.place)
      from jsonb_array_elements(e.body -> 'entities') with ordinality as told (item, place)
      where coalesce(told.item -> 'after' ->> 'id', told.item -> 'before' ->> 'id') is distinct from entity_id), '[]'))
    where e.tenant = stream and stream <> 0 and exists (
      select from jsonb_array_elements(e.body -> 'entities') as told (item)
      where coalesce(told.item -> 'after' ->> 'id', told.item -> 'before' ->> 'id') = entity_id);
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
revoke execute on function forget_told_entity(integer, text) from public;
grant execute on function forget_told_entity(integer, text) to {{app}};

-- Whether anything of a series was ever to expire: what its hours come to may then hold what has.
alter table series add column expires boolean not null default false;

do $$
declare
  space integer;
begin
  for space in select number from tenant loop
    perform set_config('app.tenant', space::text, true);
    update series set expires = true where tenant = space and number in (
      select series from history where tenant = space and body like '%"expiresAt"%');
  end loop;
  perform set_config('app.tenant', '', true);
end
$$;
