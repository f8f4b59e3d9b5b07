-- The public record of cities, the rules, and requests to correct the record.

create table rule_set (
  id text collate "C" not null,
  version int not null check (version > 0),
  document json not null,
  primary key (id, version)
);

-- One row per change of the record; the newest says what is shown.
create table record_version (
  number int primary key,
  content_hash text collate "C" not null,
  rule_set_id text collate "C" not null,
  rule_set_version int not null,
  about json not null,
  -- Whether the product brought it or the office loaded it; what the office loaded is not replaced by an upgrade.
  origin text collate "C" not null check (origin in ('shipped', 'office')),
  imported_at timestamptz not null,
  foreign key (rule_set_id, rule_set_version) references rule_set
);

-- Every slug that was ever published. A slug is never given up: it is a city, leads to one, or says why it was withdrawn.
create table city_slug (
  slug text collate "C" primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  first_imported_at timestamptz not null
);

create table city (
  slug text collate "C" primary key references city_slug deferrable initially deferred,
  position int not null,
  name_th text not null,
  name_en text not null,
  name_status text collate "C" not null check (name_status in ('printed', 'working')),
  status text collate "C" not null check (status in ('certified', 'zone')),
  sample boolean not null,
  city_type text collate "C" check (city_type in ('livable', 'new')),
  developer_id text collate "C" references organisation deferrable initially deferred,
  validity json,
  domains text[] not null,
  domains_source json,
  domains_confidence text collate "C",
  area json,
  lat double precision not null,
  lon double precision not null,
  location_precision text collate "C" not null,
  sources json not null,
  confidence text collate "C" not null check (confidence in ('certain', 'probable', 'possible')),
  public_note json not null
);
create index city_by_developer on city (developer_id);

create table city_province (
  slug text collate "C" not null references city on delete cascade deferrable initially deferred,
  position int not null,
  province_code text collate "C" not null references province deferrable initially deferred,
  primary key (slug, position)
);
create index city_province_by_province on city_province (province_code);

create table city_event (
  slug text collate "C" not null references city on delete cascade deferrable initially deferred,
  position int not null,
  kind text collate "C" not null,
  happened_on text collate "C" not null,
  -- The first and the last day that happened_on can mean.
  first_on date not null,
  last_on date not null,
  body_id text collate "C" references body deferrable initially deferred,
  source json not null,
  primary key (slug, position)
);
create index city_event_by_day on city_event (last_on);

create table former_slug (
  slug text collate "C" primary key references city_slug deferrable initially deferred,
  position int not null,
  moved_to text collate "C" references city deferrable initially deferred,
  withdrawn_because json,
  check ((moved_to is null) <> (withdrawn_because is null))
);

-- The label of an address, as the record's lists of sources give it.
create table known_source (
  url text collate "C" primary key,
  label_th text not null,
  label_en text not null
);

create table official_count (
  position int primary key,
  counted_on text collate "C" not null,
  last_on date not null,
  certified int check (certified >= 0),
  zones int check (zones >= 0),
  zones_kind text collate "C" check (zones_kind in ('announced', 'plan-under-consideration')),
  provinces int,
  zone_provinces int,
  source json not null,
  note json,
  check ((zones is null) = (zones_kind is null))
);

create table ceremony (
  id text collate "C" primary key,
  held_on date not null unique deferrable initially deferred,
  details json not null
);

create table ceremony_recipient (
  ceremony_id text collate "C" not null references ceremony on delete cascade deferrable initially deferred,
  position int not null,
  slug text collate "C" not null references city deferrable initially deferred,
  printed_order int,
  name_th text not null,
  name_en text not null,
  primary key (ceremony_id, position)
);

-- What lists, maps, figures and search read, derived from the record when it is imported.
-- number counts cities in the Thai order of their names. certified_by and zone_by are the days by which a city is certified, or a
-- zone, for sure. provinces[1] is the first that the entry names; regions are NESDC's.
create table city_listing (
  number int primary key,
  slug text collate "C" not null unique deferrable initially deferred references city on delete cascade deferrable initially deferred,
  key_th text collate "C" not null,
  key_en text collate "C" not null,
  status text collate "C" not null,
  sample boolean not null,
  certified_by date,
  zone_by date,
  provinces text[] not null,
  regions text[] not null,
  domains text[] not null,
  developer_kind text collate "C",
  words tsvector not null
);
create index city_listing_by_word on city_listing using gin (words) with (fastupdate = off);
create index city_listing_by_thai_key on city_listing (key_th);
create index city_listing_by_english_key on city_listing (key_en);

-- For each three letters the cities (by city_listing.number) that hold them: the net for misspelt names.
create table city_gram (
  gram text collate "C" primary key,
  cities int[] not null
);

create table correction_counter (
  buddhist_year int primary key,
  last int not null
);

-- As the sender wrote it: never published.
create table correction (
  reference text collate "C" primary key,
  slug text collate "C" not null references city_slug,
  wrong text not null,
  correct text not null,
  source_url text,
  contact text,
  received_at timestamptz not null
);
create index correction_by_slug on correction (slug);

-- As the office answered: published.
create table correction_answer (
  reference text collate "C" primary key references correction,
  outcome text collate "C" not null check (outcome in ('changed', 'kept', 'more-information-needed')),
  summary json not null,
  answer json not null,
  answered_at timestamptz not null
);
