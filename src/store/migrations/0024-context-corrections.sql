-- What was corrected, moved or erased of history. Of these there are few: their indexes cost those who only add nothing.

-- The first row of an instance that was corrected, by its change number, and the row that counts of it now.
create index history_corrected on history (tenant, series, change) where gone_change is not null;
create index history_of_instance on history (tenant, series, instance) where instance is not null;

-- What was erased for good (PDPA, retention): rows of a series that were recorded up to a change. Whoever replays what was seen
-- before then is told so.
create table history_erasure (
  tenant integer not null,
  series bigint not null,
  change bigint not null,
  erased_at timestamptz not null,
  rows bigint not null,
  primary key (tenant, series, change)
);
select guard_tenant_table('history_erasure');
