-- Subscriptions to city data, and what is to be delivered for them. {{app}} stands for the quoted role.

-- One row a space that has had subscriptions. Shared, as data_space is: it says nothing of what is inside, and whoever delivers asks
-- all spaces together, several times a second, what is due; under the across role that would be four trips instead of one. Whoever matches, delivers or changes
-- subscriptions of a space holds its row first and to the end, so they take turns and never deadlock.
create table subscription_space (
  tenant integer primary key references tenant,
  -- Goes up with every change of a subscription: what a process has in memory is of the version it read.
  version bigint not null default 0,
  -- From here on, or before, only a whole reading tells which subscriptions are gone.
  forgotten_version bigint not null default 0,
  -- The last event of the tenant's stream whose deliveries are written: one that comes again writes none.
  matched bigint not null default 0,
  -- The last number that a subscription or a delivery was given.
  numbered bigint not null default 0,
  -- When there may next be something to do; null when nothing waits.
  due_at timestamptz
);
create index subscription_space_due on subscription_space (due_at) where due_at is not null;

-- A subscription, read and expanded. A deleted one keeps its number and version for a while and nothing else.
create table subscription (
  tenant integer not null,
  number bigint not null,
  version bigint not null,
  id text collate "C",
  definition text,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (tenant, number),
  unique (tenant, id),
  check ((id is null) = (definition is null))
);
create index subscription_version on subscription (tenant, version);

-- How far the deliveries of a subscription have come. `place` is where they go: scheme, host and port.
create table subscription_progress (
  tenant integer not null,
  subscription bigint not null,
  place text collate "C" not null,
  waiting integer not null default 0,
  -- When the first of its queue may be sent; while one is being sent, when whoever sends it must have come back.
  due_at timestamptz,
  attempts integer not null default 0,
  -- Until when a throttled subscription is silent; when its window ends or its interval is over.
  quiet_until timestamptz,
  tick_at timestamptz,
  -- When a round by the clock that is under way was due, and behind which entity (eid) it goes on.
  round_at timestamptz,
  round_from bigint,
  sent bigint not null default 0,
  failed bigint not null default 0,
  last_notification_at timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_error text,
  primary key (tenant, subscription)
) with (fillfactor = 70);
create index subscription_progress_due on subscription_progress (tenant, due_at) where due_at is not null;
create index subscription_progress_tick on subscription_progress (tenant, tick_at) where tick_at is not null;

-- A notification that is to be delivered, as it goes out; it is gone when it has arrived. `failed_at`: given up, kept to be seen.
create table delivery (
  tenant integer not null,
  subscription bigint not null,
  number bigint not null,
  at timestamptz not null,
  media_type text not null,
  link text,
  body text not null,
  failed_at timestamptz,
  primary key (tenant, subscription, number)
);
create index delivery_failed on delivery (tenant, failed_at) where failed_at is not null;

-- The last state of entities that changed while their subscription was silent or its queue was full.
create table held_change (
  tenant integer not null,
  subscription bigint not null,
  entity text collate "C" not null,
  number bigint not null,
  items text not null,
  primary key (tenant, subscription, entity)
);

select guard_tenant_table(guarded::regclass) from unnest(array[
  'subscription', 'subscription_progress', 'delivery', 'held_change'
]) as guarded;
