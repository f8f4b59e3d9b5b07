-- What this installation signs: its public keys, emblems, live credentials, extracts, and the log of decisions.

-- Public halves only. A key is added, retired, compromised; it is never taken away, or nothing it signed could be checked.
create table emblem_key (
  name text collate "C" primary key check (name ~ '^(root|emblem|live|extract|status)-[1-9][0-9]*$'),
  public_key text collate "C" not null unique,
  added_at timestamptz not null,
  retired_at timestamptz check (retired_at >= added_at),
  compromised_at timestamptz
);

create table emblem_trust_list (
  number integer primary key check (number > 0),
  document json not null,
  issued_at timestamptz not null
);

-- The short address of an emblem, for its QR code.
create table emblem_address (
  certificate_id uuid primary key references certificate,
  short text collate "C" not null unique check (short ~ '^[0-9a-z]{10}$')
);

-- An emblem as it was signed. A renewal or a change of keys makes another version under the same address.
create table emblem_credential (
  certificate_id uuid not null references certificate,
  version integer not null check (version > 0),
  document json not null,
  digest text collate "C" not null unique,
  key_name text collate "C" not null references emblem_key,
  status_list integer not null,
  status_index integer not null check (status_index between 0 and 131071),
  issued_at timestamptz not null,
  primary key (certificate_id, version),
  unique (status_list, status_index)
);

-- A bit that is set. None is ever unset: suspension is told elsewhere.
create table emblem_revocation (
  status_list integer not null,
  status_index integer not null,
  revoked_at timestamptz not null,
  primary key (status_list, status_index)
);

-- What the data said when they were last looked at, and the live credential while there may be one.
create table emblem_live (
  certificate_id uuid primary key references certificate,
  proof json not null,
  since timestamptz not null,
  looked_at timestamptz not null,
  document json,
  issued_at timestamptz,
  check ((document is null) = (issued_at is null))
);

-- What public sources say of a real city, as it was signed; another one when the record of the city changes.
create table record_extract (
  id uuid primary key,
  slug text collate "C" not null,
  content_hash text collate "C" not null,
  document json not null,
  digest text collate "C" not null unique,
  key_name text collate "C" not null references emblem_key,
  issued_at timestamptz not null
);
create index record_extract_by_city on record_extract (slug, issued_at);

-- The log of decisions: a leaf is canonical JSON (RFC 8785), its hash that of RFC 9162; each link covers the one before.
create table emblem_leaf (
  index bigint primary key check (index >= 0),
  -- What it is of, so that nothing is written twice.
  subject text collate "C" not null unique,
  body text not null,
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
  link text collate "C" not null check (link ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);

create table emblem_head (
  id uuid primary key,
  size bigint not null check (size >= 0),
  document json not null,
  at timestamptz not null
);
create index emblem_head_by_time on emblem_head (at, size);

-- Issuing takes two persons: who asked for it, and who confirmed it.
create table emblem_request (
  id uuid primary key,
  certificate_id uuid not null references certificate,
  digest text collate "C" not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  confirmed_by uuid check (confirmed_by <> asked_by),
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index emblem_request_open on emblem_request (certificate_id) where confirmed_at is null;

revoke update, delete, truncate on emblem_trust_list, emblem_address, emblem_credential, emblem_revocation, emblem_leaf, emblem_head
  from {{app}};
revoke delete, truncate on emblem_key, emblem_request, record_extract from {{app}};

create function refuse_log_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was signed and logged is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger emblem_leaf_is_append_only before update or delete on emblem_leaf
  for each row execute function refuse_log_change();
create trigger emblem_leaf_is_not_emptied before truncate on emblem_leaf
  for each statement execute function refuse_log_change();
create trigger emblem_revocation_is_append_only before update or delete on emblem_revocation
  for each row execute function refuse_log_change();
create trigger emblem_credential_is_append_only before update or delete on emblem_credential
  for each row execute function refuse_log_change();

create function take_leaf() returns trigger language plpgsql as $$
declare expected bigint;
begin
  select coalesce(max(index), -1) + 1 into expected from emblem_leaf;
  if new.index <> expected then
    raise exception 'leaf % where % is next', new.index, expected using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger emblem_leaf_is_next before insert on emblem_leaf for each row execute function take_leaf();
