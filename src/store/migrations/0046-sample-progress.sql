-- Up to when the sample city's devices have sent; what came after is sent when the product runs again.
create table sample_progress (
  space text collate "C" primary key,
  sent_until timestamptz not null
);
