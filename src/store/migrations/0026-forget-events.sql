-- Events are never changed, and the app may not delete them. What it may do is forget them, in their order, from the oldest on: when the
-- data space they tell of is dropped, and when everybody has heard of them long ago. {{app}} stands for the quoted role.

-- Forgets events of a tenant's stream up to a number, so many at most; gives how many. A listener that has not come so far goes on behind
-- them. The numbers go on. Under row-level security: only in a transaction that is bound to the tenant.
create function forget_events(stream integer, up_to bigint, most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten integer;
begin
  if stream = 0 then
    raise exception 'the events of the programme are kept' using errcode = 'restrict_violation';
  end if;
  delete from public.outbox_event e where e.tenant = stream and e.number in (
    select o.number from public.outbox_event o where o.tenant = stream and o.number <= up_to order by o.number limit most);
  get diagnostics forgotten = row_count;
  update public.outbox_cursor c set number = up_to, failures = 0, last_error = null
    where c.tenant = stream and c.number < up_to;
  return forgotten;
end
$$;
revoke execute on function forget_events(integer, bigint, integer) from public;
grant execute on function forget_events(integer, bigint, integer) to {{app}};
