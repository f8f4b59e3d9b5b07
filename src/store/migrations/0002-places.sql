-- Regions, provinces, their official figures, and the datasets they come from.

create table region_system (
  code text collate "C" primary key,
  position int not null,
  name_th text not null,
  name_en text not null
);

create table region (
  system text collate "C" not null references region_system deferrable initially deferred,
  code text collate "C" not null,
  position int not null,
  name_th text not null,
  name_en text not null,
  primary key (system, code)
);

create table province (
  code text collate "C" primary key check (code ~ '^[0-9]{2}$'),
  iso text collate "C" not null unique deferrable initially deferred,
  pcode text collate "C" not null,
  wikidata text collate "C" not null,
  name_th text not null,
  name_en text not null,
  capital_th text not null,
  capital_en text not null,
  lat double precision not null,
  lon double precision not null,
  area_km2 double precision not null check (area_km2 > 0),
  districts int not null,
  subdistricts int not null,
  coastal boolean not null,
  border boolean not null,
  neighbours text[] not null
);

create table province_region (
  province_code text collate "C" not null references province deferrable initially deferred,
  system text collate "C" not null,
  region_code text collate "C" not null,
  primary key (province_code, system),
  foreign key (system, region_code) references region deferrable initially deferred
);
create index province_region_by_region on province_region (system, region_code);

create table dataset (
  id text collate "C" primary key,
  position int not null,
  file text collate "C",
  title json not null,
  description json not null,
  source json not null,
  url text,
  licence json not null,
  changes json not null,
  attribution json not null,
  as_of text collate "C" not null
);

create table province_figure (
  province_code text collate "C" not null references province deferrable initially deferred,
  measure text collate "C" not null,
  year int not null,
  value double precision not null,
  dataset_id text collate "C" not null references dataset deferrable initially deferred,
  primary key (measure, year, province_code)
);
