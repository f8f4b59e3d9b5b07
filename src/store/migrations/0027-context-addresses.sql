-- Addresses of @contexts that an operator has registered: these documents may be fetched though EGRESS_ALLOW does not name their
-- host. Shared by all data spaces; the permit table guards them.
create table context_address (
  id uuid primary key,
  url text collate "C" not null unique,
  registered_at timestamptz not null
);
