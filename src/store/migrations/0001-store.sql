-- Tenants, the guard of their rows, and the outbox. {{app}} and {{across}} stand for the quoted roles.

-- A tenant is a data space. Its number keys every row of its tables; neither number nor name ever changes.
create table tenant (
  number integer generated always as identity (minvalue 1) primary key,
  name text collate "C" not null unique check (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  created_at timestamptz not null
);

create function refuse_tenant_change() returns trigger language plpgsql as $$
begin
  raise exception 'a tenant keeps its number and name' using errcode = 'restrict_violation';
end
$$;

create trigger tenant_is_immutable
  before update of number, name on tenant
  for each row when (old.number <> new.number or old.name <> new.name)
  execute function refuse_tenant_change();

revoke delete on tenant from {{app}};

-- The tenant that the transaction is bound to; null where there is none, so that a comparison fails closed.
create function bound_tenant() returns integer stable parallel safe language sql as $$
  select nullif(current_setting('app.tenant', true), '')::integer
$$;

-- Called by a migration for each table whose rows belong to tenants. The table has a column "tenant integer not null".
-- The sub-select is evaluated once a statement, so that indexes on the tenant are used.
create function guard_tenant_table(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy own_tenant on %s
       using (tenant = (select bound_tenant())) with check (tenant = (select bound_tenant()))',
    guarded);
end
$$;
revoke execute on function guard_tenant_table(regclass) from public;

-- The outbox. Stream 0 is the programme's, any other is a tenant's; a transaction without a tenant works on stream 0.
create table outbox_stream (
  tenant integer primary key,
  last_number bigint not null
);

create table outbox_event (
  tenant integer not null,
  number bigint not null,
  type text collate "C" not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (tenant, number)
);

-- How far a listener has come on a stream, and how often the next event has failed it.
create table outbox_cursor (
  tenant integer not null,
  listener text collate "C" not null,
  number bigint not null,
  failures integer not null default 0,
  last_error text,
  primary key (tenant, listener)
);

do $$
declare guarded text;
begin
  foreach guarded in array array['outbox_stream', 'outbox_event', 'outbox_cursor'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_stream on %I using (tenant = (select coalesce(bound_tenant(), 0)))
         with check (tenant = (select coalesce(bound_tenant(), 0)))',
      guarded);
  end loop;
end
$$;

-- Events are never changed.
revoke update, delete on outbox_event from {{app}};
revoke delete on outbox_stream from {{app}};

-- What may be read across tenants: how far each stream and each listener has come (src/store/across.ts).
create policy across_streams on outbox_stream for select to {{across}} using (true);
create policy across_cursors on outbox_cursor for select to {{across}} using (true);
grant select on outbox_stream, outbox_cursor to {{across}};

-- Gives events the next numbers of their stream. The lock is held to the end of the transaction: whoever comes next sees these
-- rows or, after a rollback, takes their numbers. So a number is never seen before a lower one, and none is left out, as those
-- of a sequence are.
create function append_events(stream integer, events jsonb) returns bigint language plpgsql as $$
declare last bigint;
begin
  perform pg_advisory_xact_lock(hashtext('outbox'), stream);
  insert into outbox_stream as s (tenant, last_number) values (stream, jsonb_array_length(events))
    on conflict (tenant) do update set last_number = s.last_number + excluded.last_number
    returning last_number into last;
  insert into outbox_event (tenant, number, type, body, at)
    select stream, last - jsonb_array_length(events) + position, e ->> 'type', e -> 'body', (e ->> 'at')::timestamptz
    from jsonb_array_elements(events) with ordinality as list (e, position);
  perform pg_notify('outbox', stream || ' ' || last);
  return last;
end
$$;
