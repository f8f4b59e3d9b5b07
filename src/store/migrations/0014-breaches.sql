-- The register of breaches of personal data (PDPA, B.E. 2562, section 37 (4)): what is known when, and who was told. Only added to.

create table breach_counter (
  buddhist_year integer primary key,
  last integer not null check (last > 0)
);

-- The clock of notice runs from `known_at`. None of these holds a name: people are described in kinds and numbers.
create table breach (
  id uuid primary key,
  reference text collate "C" not null unique,
  known_at timestamptz not null,
  recorded_at timestamptz not null check (recorded_at >= known_at),
  recorded_by uuid not null references person
);

-- What is known of a breach, each time more is known; the last one counts.
create table breach_assessment (
  breach_id uuid not null references breach,
  number integer not null check (number > 0),
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['confidentiality', 'integrity', 'availability']),
  what text not null check (btrim(what) <> ''),
  whose text not null check (btrim(whose) <> ''),
  data text not null check (btrim(data) <> ''),
  -- Null while it is not known how many.
  people_count integer check (people_count >= 0),
  risk text collate "C" not null check (risk in ('none', 'risk', 'high')),
  risk_reason text not null check (btrim(risk_reason) <> ''),
  measures text not null,
  assessed_at timestamptz not null,
  assessed_by uuid not null references person,
  primary key (breach_id, number)
);

-- Who was told: the committee's office, or the people whose data it is.
create table breach_notice (
  id uuid primary key,
  breach_id uuid not null references breach,
  told text collate "C" not null check (told in ('committee', 'persons')),
  sent_at timestamptz not null,
  how text not null check (btrim(how) <> ''),
  -- Why it came after its time; required then.
  late_reason text check (btrim(late_reason) <> ''),
  recorded_at timestamptz not null check (recorded_at >= sent_at),
  recorded_by uuid not null references person
);
create index breach_notice_by_breach on breach_notice (breach_id, sent_at);

revoke update, delete, truncate on breach, breach_assessment, breach_notice from {{app}};
