-- How much a person has used of what costs others something, the same for all instances: the moment from which
-- the whole allowance is there again (GCRA, ITU-T I.371). A row says nothing once that is past, and goes.
create table limit_use (
  limit_name text        not null,
  person     text        not null,
  whole_at   timestamptz not null,
  primary key (limit_name, person)
);
create index limit_use_past on limit_use (whole_at);
