-- How people prove who they are, what is counted against guessing, one-time links, and the mail that carries them. Of every secret
-- that we make only a hash is kept; of addresses and citizens' numbers only a hash under the installation's key.

-- The hash carries its salt and parameters (PHC string format).
create table password (
  person_id uuid primary key references person,
  hash text collate "C" not null check (hash like '$argon2id$%'),
  set_at timestamptz not null
);

-- Tries within the last quarter of an hour that have not succeeded. `account` is a keyed hash of what was typed, so that accounts
-- which do not exist are counted alike.
create table sign_in_attempt (
  id uuid primary key,
  kind text collate "C" not null check (kind in ('password', 'recovery')),
  account bytea not null check (octet_length(account) = 32),
  address bytea not null check (octet_length(address) = 32),
  at timestamptz not null
);
create index sign_in_attempt_by_account on sign_in_attempt (account, kind, at);
create index sign_in_attempt_by_address on sign_in_attempt (address, kind, at);
create index sign_in_attempt_by_time on sign_in_attempt (at);
revoke update on sign_in_attempt from {{app}};
grant update (at) on sign_in_attempt to {{app}};

-- A link that opens one thing once. A recovery is of a person; an invitation has its row below.
create table one_time_link (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  purpose text collate "C" not null check (purpose in ('recovery', 'invitation', 'operator')),
  person_id uuid references person check ((person_id is not null) = (purpose = 'recovery')),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz
);
create index one_time_link_by_person on one_time_link (person_id);
create index one_time_link_by_expiry on one_time_link (expires_at);

-- Who is asked in, and the mandate they are to hold. It goes with its link; the mandate itself stays.
create table invitation (
  link_id uuid primary key references one_time_link on delete cascade,
  name text not null,
  email text collate "C" not null check (email = lower(email)),
  lang text collate "C" not null check (lang in ('th', 'en')),
  role text collate "C" not null,
  scope_kind text collate "C" not null,
  scope_id text collate "C",
  from_on date not null,
  until_on date,
  basis text not null,
  invited_by uuid not null references person
);
create index invitation_by_email on invitation (email);

-- Somebody asked for a way back in. Answered, and taken away, by the post: asking costs the same whoever exists.
create table recovery_request (
  id uuid primary key,
  email text collate "C" not null,
  asked_at timestamptz not null
);

-- A public-key credential (WebAuthn). `id` is the credential's, in base64url.
create table passkey (
  id text collate "C" primary key check (char_length(id) between 1 and 1366),
  person_id uuid not null references person,
  user_handle bytea not null check (octet_length(user_handle) = 32),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  label text not null check (char_length(label) between 1 and 100),
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_person on passkey (person_id);
revoke update on passkey from {{app}};
grant update (counter, backed_up, label, last_used_at) on passkey to {{app}};

-- A challenge that waits for its answer: to sign in, or to register for a person or for whoever holds a link.
create table passkey_challenge (
  challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
  purpose text collate "C" not null check (purpose in ('sign-in', 'register')),
  person_id uuid references person,
  link_id uuid references one_time_link on delete cascade,
  user_handle bytea check ((user_handle is not null) = (purpose = 'register')),
  expires_at timestamptz not null,
  check (num_nonnulls(person_id, link_id) = case purpose when 'register' then 1 else 0 end)
);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);
create index passkey_challenge_by_person on passkey_challenge (person_id);

-- A person as a provider of sign-in knows them. `citizen_hash` is the keyed hash of the citizen's number, where it is told.
create table oidc_identity (
  issuer text collate "C" not null,
  subject text collate "C" not null check (char_length(subject) between 1 and 255),
  person_id uuid not null references person,
  citizen_hash bytea check (octet_length(citizen_hash) = 32),
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject)
);
create index oidc_identity_by_person on oidc_identity (person_id);
create unique index oidc_identity_by_citizen on oidc_identity (issuer, citizen_hash);

-- A round trip to a provider that has not come back. `binding_hash` ties it to the browser that began it.
create table oidc_state (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  binding_hash bytea not null check (octet_length(binding_hash) = 32),
  issuer text collate "C" not null,
  person_id uuid references person,
  link_id uuid references one_time_link on delete cascade check (num_nonnulls(person_id, link_id) <= 1),
  expires_at timestamptz not null
);
create index oidc_state_by_expiry on oidc_state (expires_at);
create index oidc_state_by_person on oidc_state (person_id);

-- Mail to be sent. The body may hold a link that works, so it goes as soon as the mail is delivered or given up.
create table mail (
  id uuid primary key,
  recipient text collate "C" not null,
  subject text not null,
  body text,
  lang text collate "C" not null check (lang in ('th', 'en')),
  written_at timestamptz not null,
  due_at timestamptz check ((due_at is null) = (body is null)),
  tries integer not null default 0 check (tries >= 0),
  last_error text,
  delivered_at timestamptz check (delivered_at is null or body is null),
  -- Where it went: the name of a file, or what the mail server answered.
  delivered_to text
);
create index mail_by_due on mail (due_at) where due_at is not null;
create index mail_by_time on mail (written_at);
create index mail_by_recipient on mail (recipient);
