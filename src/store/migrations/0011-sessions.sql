-- Sessions of people and tokens of a city's systems. Of either secret only the SHA-256 is kept.

-- A session exists as long as it is valid; ending it takes the row away.
create table session (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  person_id uuid not null references person,
  mandate_id uuid references mandate,
  method text collate "C" not null check (method in ('password', 'passkey', 'oidc', 'link')),
  agent text check (char_length(agent) <= 200),
  started_at timestamptz not null,
  last_used_at timestamptz not null
);
create index session_by_person on session (person_id);
create index session_by_start on session (started_at);

-- A token is found by its hash before its tenant is known, so this table is shared: it is the permit table that guards it.
create table api_token (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  tenant_number integer not null references tenant,
  label text not null check (btrim(label) <> ''),
  purposes text[] not null check (cardinality(purposes) > 0),
  issued_by uuid references person,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references person
);
create index api_token_by_tenant on api_token (tenant_number);

revoke update, delete on api_token from {{app}};
grant update (last_used_at, revoked_at, revoked_by) on api_token to {{app}};
