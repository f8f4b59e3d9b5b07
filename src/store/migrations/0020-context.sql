-- The city data platform: entities as they are now, their typed index, and their history. {{app}} stands for the quoted role.
-- docs/adr/0005-city-data-storage.md says why the tables are as they are.

-- What a data space is for, and how much may lie in it. Shared: it says nothing of what is inside. The space
-- named `default` is nobody's city.
create table data_space (
  tenant integer primary key references tenant,
  -- Whether everybody may read, or only the city's people and systems.
  open boolean not null default false,
  most_entities bigint not null default 1000000 check (most_entities >= 0),
  most_subscriptions integer not null default 10000 check (most_subscriptions >= 0),
  -- Grows whenever the space is dropped: what a process remembers of its numbers is of one era.
  era integer not null default 1,
  dropped_at timestamptz
);

-- One row a space, made with it: its writers hold it from their first act to their commit and so take turns. What has a change
-- number up to the last one is whole for whoever sees that number. It outlives a drop: no number is given twice. `era` is that of
-- data_space.
create table space_counter (
  tenant integer primary key,
  era integer not null default 1,
  change bigint not null default 0,
  term integer not null default 0,
  series bigint not null default 0,
  -- Whether anybody has subscribed: only then are whole entities told as news.
  watched boolean not null default false
);

-- The names of types and attributes, numbered: an index row holds 4 bytes instead of an address.
create table term (
  tenant integer not null,
  number integer not null,
  iri text collate "C" not null,
  primary key (tenant, number),
  unique (tenant, iri)
);

create sequence entity_number;

-- An entity. `body` is its normalised form in the core context, without system members, sent as it is to whoever asks so;
-- null where only history is left, or was ever given; `modified_at` is then when it was deleted. `stamps` holds the system members
-- of its instances where they are not those of the entity itself. `types` are terms. `expires_at` is when the first of it and its
-- instances expires: until then `body` may be sent as it is.
create table entity (
  tenant integer not null,
  eid bigint not null,
  id text collate "C" not null,
  types integer[] not null,
  scopes text[] not null,
  body text,
  stamps text,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant, eid),
  unique (tenant, id)
) with (fillfactor = 80);
-- For the sweep, and to leave out what has expired but is not yet swept.
create index entity_expiry on entity (tenant, expires_at) where expires_at is not null;

-- Entities by type, in the order of their making. `gone`: only history is left.
create table entity_type (
  tenant integer not null,
  type integer not null,
  gone boolean not null,
  eid bigint not null,
  primary key (tenant, type, gone, eid)
);

-- How many entities of a type there are, so that counting a type costs nothing; under type 0 all entities.
create table type_count (
  tenant integer not null,
  type integer not null,
  entities bigint not null,
  primary key (tenant, type)
);

-- The values of attributes of entities as they are now, one row for each value and type of the entity; a value that is no
-- scalar has a row without value. Narrows queries; whether an entity fits, the evaluator says. `str` is cut at 256 characters.
create table entity_attr (
  tenant integer not null,
  eid bigint not null,
  attr integer not null,
  type integer not null,
  item integer not null,
  num double precision,
  str text collate "C",
  ts timestamptz,
  primary key (tenant, eid, attr, type, item)
) with (fillfactor = 80);
create index entity_attr_there on entity_attr (tenant, attr, type, eid);
create index entity_attr_num on entity_attr (tenant, attr, type, num, eid) where num is not null;
create index entity_attr_str on entity_attr (tenant, attr, type, str, eid) where str is not null;
create index entity_attr_ts on entity_attr (tenant, attr, type, ts, eid) where ts is not null;

-- Where entities are: cells of a grid that halves at each level, which together hold the geometry. Plain numbers, because
-- row-level security lets no operator into an index that is not leakproof, and those on boxes are not.
create table entity_cell (
  tenant integer not null,
  eid bigint not null,
  attr integer not null,
  cell bigint not null,
  primary key (tenant, attr, cell, eid)
);
create index entity_cell_of on entity_cell (tenant, eid);

-- A series: one instance of one attribute of one entity, through time. `dataset` is '' for the default instance.
create table series (
  tenant integer not null,
  number bigint not null,
  eid bigint not null,
  attr integer not null,
  dataset text collate "C" not null,
  primary key (tenant, number),
  unique (tenant, eid, attr, dataset)
);

-- What was recorded of a series; never changed but for `gone_change`, the change by which it was corrected or taken away.
-- `at` is when it was observed or, unless `observed`, the moment of the change. For one (series, at) the last recorded counts.
-- `num` is its value where that is a number; `body` the whole instance, expanded, where it is more than number and time.
-- `deleted`: the attribute was deleted at that moment. `instance` is the change number of the first row of the same instance,
-- where that is another. Unique by (tenant, series, at, change): numbers are per row.
create table history (
  tenant integer not null,
  series bigint not null,
  at timestamptz not null,
  change bigint not null,
  gone_change bigint,
  instance bigint,
  recorded_at timestamptz not null,
  observed boolean not null,
  deleted boolean not null default false,
  num double precision,
  body text,
  primary key (tenant, series, at, change)
) partition by range (at);

-- What lies further back than ten years or further ahead than next month.
create table history_rest partition of history default;

-- Hours of a series, each made anew from history whenever something in it changes; days of Bangkok, made from hours.
create table rollup_hour (
  tenant integer not null,
  series bigint not null,
  hour timestamptz not null,
  n integer not null,
  numbers integer not null,
  sum double precision not null,
  min double precision,
  max double precision,
  last double precision,
  newest_at timestamptz not null,
  primary key (tenant, series, hour)
);
create table rollup_day (
  tenant integer not null,
  series bigint not null,
  day date not null,
  n integer not null,
  numbers integer not null,
  sum double precision not null,
  min double precision,
  max double precision,
  last double precision,
  newest_at timestamptz not null,
  primary key (tenant, series, day)
);

select guard_tenant_table(guarded::regclass) from unnest(array[
  'space_counter', 'term', 'entity', 'entity_type', 'type_count', 'entity_attr', 'entity_cell', 'series',
  'history', 'history_rest', 'rollup_hour', 'rollup_day'
]) as guarded;

-- Makes the part of history for the month of a day, guarded as the whole is; the app makes no tables, it asks the owner by this.
-- A month whose rows already lie in history_rest (they were in the future when they came) stays there. Called outside the
-- transaction that writes: it waits for those who read history_rest.
create function make_history_month(day date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  first date := date_trunc('month', day);
  part text := 'history_' || to_char(first, 'YYYYMM');
begin
  if first < date_trunc('month', current_date - interval '10 years')
    or first > date_trunc('month', current_date + interval '1 month') then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('history months'), 0);
  if to_regclass('public.' || part) is not null then
    return;
  end if;
  begin
    execute format(
      'create table public.%I partition of public.history for values from (%L) to (%L)',
      part, first::timestamptz, (first + interval '1 month')::timestamptz);
  exception when check_violation then
    return;
  end;
  execute format('alter table public.%I enable row level security', part);
  execute format('alter table public.%I force row level security', part);
  execute format(
    'create policy own_tenant on public.%I using (tenant = (select public.bound_tenant()))
       with check (tenant = (select public.bound_tenant()))', part);
end
$$;
revoke execute on function make_history_month(date) from public;
grant execute on function make_history_month(date) to {{app}};
