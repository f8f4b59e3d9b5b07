-- Who did what: written once, numbered and chained by the sealer, never changed.

create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  who_kind text collate "C" not null check (who_kind in ('person', 'token', 'anonymous', 'system')),
  -- The random id of the person or token, the keyed hash of an address, the name of a part of the system.
  who_id text collate "C" not null,
  role text collate "C",
  behalf_kind text collate "C" check (behalf_kind in ('organisation', 'city', 'programme', 'tenant')),
  behalf_id text collate "C",
  action text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('done', 'denied')),
  -- How often it happened within the minute of `at`; more than once only for denials of nobody known.
  times integer not null check (times = 1 or (times > 1 and who_kind = 'anonymous' and outcome = 'denied')),
  object_kind text collate "C" not null,
  object_id text collate "C",
  object_version text collate "C",
  before_digest text collate "C",
  after_digest text collate "C",
  reason text,
  request_id text collate "C",
  sample boolean not null,
  check (behalf_kind is not null or behalf_id is null)
);
create index audit_entry_by_time on audit_entry (at, id);
create index audit_entry_by_who on audit_entry (who_id, at);
create index audit_entry_by_object on audit_entry (object_kind, object_id, at);

-- What the sealer has still to number. Kept by the two triggers below and by nothing else.
create table audit_pending (
  entry_id uuid primary key references audit_entry
);

-- The chain: each hash covers number, entry and the hash before it.
create table audit_seal (
  number bigint primary key check (number > 0),
  entry_id uuid not null unique references audit_entry,
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$')
);

revoke update, delete, truncate on audit_entry, audit_seal from {{app}};
revoke insert, update, delete, truncate on audit_pending from {{app}};

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record of who did what is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_seal_is_append_only before update or delete on audit_seal
  for each row execute function refuse_audit_change();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
  for each statement execute function refuse_audit_change();
create trigger audit_seal_is_not_emptied before truncate on audit_seal
  for each statement execute function refuse_audit_change();

-- These two run as the owner, so that the app can neither hide an entry from the sealer nor seal one twice.
create function await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.audit_pending (entry_id) values (new.id);
  return null;
end
$$;
create trigger audit_entry_awaits_seal after insert on audit_entry for each row execute function await_seal();

create function take_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare expected bigint;
begin
  select coalesce(max(number), 0) + 1 into expected from public.audit_seal;
  if new.number <> expected then
    raise exception 'seal % where % is next', new.number, expected using errcode = 'restrict_violation';
  end if;
  delete from public.audit_pending where entry_id = new.entry_id;
  if not found then
    raise exception 'entry % does not await a seal', new.entry_id using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger audit_seal_is_next before insert on audit_seal for each row execute function take_seal();
revoke execute on function await_seal(), take_seal() from public;
