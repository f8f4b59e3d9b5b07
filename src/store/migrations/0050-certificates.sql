-- Certificates granted here by a signed decision. Nothing in either table is ever changed: status is derived from what happened.

create table certificate (
  id uuid primary key,
  -- A city of the record, or the sample city, which stands outside it.
  slug text collate "C" not null,
  city json not null,
  sample boolean not null,
  level json not null,
  resolved_at timestamptz not null,
  valid_until timestamptz not null check (valid_until > resolved_at),
  ceremony_on date,
  term_months integer not null check (term_months > 0),
  rule_set_id text collate "C" not null,
  rule_set_version int not null,
  plan json not null,
  decision json not null,
  -- Who issues, by which law, who signs; only the sample city is without.
  authority json check (authority is not null or sample),
  granted_at timestamptz not null check (granted_at >= resolved_at),
  foreign key (rule_set_id, rule_set_version) references rule_set
);
create index certificate_by_city on certificate (slug, resolved_at);

create table certificate_event (
  certificate_id uuid not null references certificate,
  number integer not null check (number > 0),
  kind text collate "C" not null
    check (kind in ('notice', 'cured', 'suspended', 'restored', 'revoked', 'surrendered', 'renewed')),
  at timestamptz not null,
  reason json not null,
  decision json not null,
  valid_until timestamptz check ((valid_until is not null) = (kind = 'renewed')),
  recorded_at timestamptz not null check (recorded_at >= at),
  primary key (certificate_id, number)
);

revoke update, delete, truncate on certificate, certificate_event from {{app}};
-- The row is held by `for update` while its status changes, and only so.
grant update (id) on certificate to {{app}};

create function refuse_certificate_change() returns trigger language plpgsql as $$
begin
  raise exception 'certificates and what happened to them are append-only' using errcode = 'restrict_violation';
end
$$;
create trigger certificate_is_append_only before update or delete on certificate
  for each row execute function refuse_certificate_change();
create trigger certificate_event_is_append_only before update or delete on certificate_event
  for each row execute function refuse_certificate_change();
create trigger certificate_is_not_emptied before truncate on certificate
  for each statement execute function refuse_certificate_change();
create trigger certificate_event_is_not_emptied before truncate on certificate_event
  for each statement execute function refuse_certificate_change();
