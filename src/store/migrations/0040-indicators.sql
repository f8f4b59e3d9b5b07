-- Indicators: definitions in versions, what cities measure, readings and results, commitments and what was judged of them.
-- {{app}} stands for the quoted role. docs/adr/0006-indicators.md says why the tables are as they are.

-- Every version of every declaration. `owner` is empty for common ones, else the slug of the city whose own it is.
create table indicator_definition (
  owner text collate "C" not null,
  id text collate "C" not null,
  version integer not null check (version > 0),
  standing text collate "C" not null check (standing in ('starter', 'national', 'city')),
  hash text collate "C" not null,
  declaration json not null,
  declared_at timestamptz not null,
  primary key (owner, id, version)
);
revoke update, delete on indicator_definition from {{app}};

-- In which data space a city's indicators are measured. Shared: it says nothing of what is inside.
create table city_space (
  city text collate "C" primary key,
  tenant integer not null references tenant,
  bound_at timestamptz not null
);

-- What a city measures, in which version, from when to when.
create table indicator_adoption (
  tenant integer not null,
  city text collate "C" not null,
  owner text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  adopted_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, city, id, adopted_at)
);

-- The reading of a period as it stands, overwritten in place. `change` is the last change of the space that it has seen; `due_at` when
-- it may become another by the clock alone; `result` the result that it was last frozen into. `value` is rounded as declared, `raw` not.
create table indicator_reading (
  tenant integer not null,
  city text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  period_from timestamptz not null,
  period_until timestamptz not null,
  status text collate "C" not null,
  value text collate "C",
  raw double precision,
  because json,
  quality json not null,
  change bigint not null,
  inputs_hash text collate "C" not null,
  read_at timestamptz not null,
  due_at timestamptz,
  result uuid,
  primary key (tenant, city, id, version, period_from)
);
create index indicator_reading_due on indicator_reading (tenant, due_at) where due_at is not null;

-- Results: frozen readings, never changed. A later one of the same period supersedes. `lineage` names the series and stretches read.
create table indicator_result (
  tenant integer not null,
  id uuid not null,
  city text collate "C" not null,
  owner text collate "C" not null,
  indicator text collate "C" not null,
  version integer not null,
  period_from timestamptz not null,
  period_until timestamptz not null,
  status text collate "C" not null,
  value text collate "C",
  raw double precision,
  unit text collate "C" not null,
  because json,
  quality json not null,
  lineage json not null,
  change bigint not null,
  inputs_hash text collate "C" not null,
  formula_hash text collate "C" not null,
  definition_hash text collate "C" not null,
  engine_version text collate "C" not null,
  computed_at timestamptz not null,
  supersedes uuid,
  primary key (tenant, id)
);
create index indicator_result_of on indicator_result (tenant, city, indicator, version, period_from, computed_at);

-- What a city has promised of an indicator. Never changed but for its end.
create table commitment (
  tenant integer not null,
  id uuid not null,
  city text collate "C" not null,
  indicator text collate "C" not null,
  version integer not null,
  promise json not null,
  critical boolean not null,
  starts_on date not null,
  due_on date not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, id)
);
create index commitment_of on commitment (tenant, city);

-- What was judged of a commitment, each time that it became another. `at` is when it was seen.
create table commitment_judgement (
  tenant integer not null,
  commitment uuid not null,
  at timestamptz not null,
  verdict text collate "C" not null,
  because json not null,
  expected json,
  result uuid,
  primary key (tenant, commitment, at)
);

-- The proof status of a city, each time that it became another, with the results it rests on.
create table proof_change (
  tenant integer not null,
  city text collate "C" not null,
  at timestamptz not null,
  proof text collate "C" not null,
  because json not null,
  results uuid[] not null,
  primary key (tenant, city, at)
);

select guard_tenant_table(guarded::regclass) from unnest(array[
  'indicator_adoption', 'indicator_reading', 'indicator_result', 'commitment', 'commitment_judgement', 'proof_change'
]) as guarded;
revoke update, delete on indicator_result, commitment_judgement, proof_change from {{app}};
