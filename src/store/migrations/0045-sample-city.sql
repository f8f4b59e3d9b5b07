-- The sample city stands outside the record: no list, count, map or export of real cities can reach it.
-- There is at most one row, and only while the installation shows samples.
create table sample_city (
  slug text collate "C" primary key,
  shown_since timestamptz not null
);
