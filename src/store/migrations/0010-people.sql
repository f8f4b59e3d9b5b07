-- People, the organisations they belong to, and the mandates they hold. None of these belongs to a tenant.

-- An id is random (UUID v4), so that it says nothing of the person once name and address are erased.
create table person (
  id uuid primary key,
  name text not null check (btrim(name) <> ''),
  email text collate "C" not null check (email = lower(email)),
  lang text collate "C" not null check (lang in ('th', 'en')),
  sample boolean not null,
  created_at timestamptz not null,
  erased_at timestamptz
);
-- Partial, so that a change of address is no change of a key: two people who act on each other at once must not wait in a circle.
create unique index person_by_email on person (email) where erased_at is null;
create index person_by_name on person (name collate "th-x-icu", id);

-- Whether a person is a sample is settled when they are made, and nobody is ever taken out of the table.
revoke update, delete on person from {{app}};
grant update (name, email, lang, erased_at) on person to {{app}};

-- Where a person works, [from_on, until_on). The organisation is one of the record, which an import may replace.
create table membership (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id text collate "C" not null,
  from_on date not null,
  until_on date check (until_on > from_on)
);
create index membership_by_person on membership (person_id);
create index membership_by_organisation on membership (organisation_id);

-- What a person may act as, [from_on, until_on), and the document that says so. Mandates may overlap.
create table mandate (
  id uuid primary key,
  person_id uuid not null references person,
  role text collate "C" not null check (role in (
    'city-developer', 'data-steward', 'city-executive', 'programme-officer', 'reviewer', 'committee-member', 'chair',
    'secretary', 'auditor', 'operator', 'resident')),
  scope_kind text collate "C" not null check (scope_kind in ('organisation', 'city', 'programme')),
  scope_id text collate "C" check (scope_id is not null or scope_kind = 'programme'),
  from_on date not null,
  until_on date check (until_on > from_on),
  basis text not null check (btrim(basis) <> ''),
  granted_by uuid references person check (granted_by <> person_id),
  granted_at timestamptz not null
);
create index mandate_by_person on mandate (person_id);
create index mandate_by_scope on mandate (scope_kind, scope_id);

-- A mandate that was ended before its day. It is a record of its own: what was granted is never rewritten.
create table mandate_revocation (
  mandate_id uuid primary key references mandate,
  revoked_at timestamptz not null,
  revoked_by uuid references person,
  reason text not null check (btrim(reason) <> '')
);

revoke update, delete on mandate, mandate_revocation from {{app}};
