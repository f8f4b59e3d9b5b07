-- Official statistics by province and year, as versioned datasets. A version that was published stays; the newest is shown.

create table statistic (
  id text collate "C" not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version int not null check (version > 0),
  content_hash text collate "C" not null,
  -- Title, definition, unit, source, licence and cautions, as checked at the import.
  definition json not null,
  imported_at timestamptz not null,
  primary key (id, version)
);

-- value is null where the source publishes none for the province. Provinces are not referenced: the list of provinces belongs to
-- the record and is replaced with it, while what a version said stays said.
create table statistic_value (
  statistic_id text collate "C" not null,
  version int not null,
  year int not null,
  province_code text collate "C" not null,
  value double precision,
  population double precision not null check (population > 0),
  primary key (statistic_id, version, year, province_code),
  foreign key (statistic_id, version) references statistic
);
