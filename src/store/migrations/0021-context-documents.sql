-- The @contexts that a data space holds: those it was given (Hosted), copies of those on other servers (Cached), and those made so
-- that a Link header can name what a request wrote out (ImplicitlyCreated).

-- `body` is the JSON text that is served. A copy has the address it came from, and is asked for again from `expires_at` on; with
-- `etag` only what has changed is sent. `content_hash` tells equal implicit contexts. `bytes` is what the row counts against the
-- limits of its space.
create table context_document (
  tenant integer not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('Hosted', 'Cached', 'ImplicitlyCreated')),
  url text collate "C" check (length(url) <= 2048),
  content_hash text collate "C",
  body text not null,
  bytes integer not null,
  etag text,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  number_of_hits bigint not null default 0,
  primary key (tenant, id),
  unique (tenant, url),
  unique (tenant, content_hash),
  check ((kind = 'Cached') = (url is not null)),
  check ((kind = 'ImplicitlyCreated') = (content_hash is not null))
);

select guard_tenant_table('context_document');
