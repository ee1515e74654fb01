-- What shop and administration said of a month when they were read back. While "due" somebody's wish waits, or is
-- carried out by the instance that holds it until "taken_until"; a reading that is there stays until the next one.
create table month_reading (
  connection_id uuid        not null references connection (id),
  month         date        not null,
  place         text        not null,
  asked_at      timestamptz not null,
  due           boolean     not null,
  taken_until   timestamptz,
  read_at       timestamptz,
  reading       text,
  failed_at     timestamptz,
  failure       text,
  primary key (connection_id, month, place)
);
create index month_reading_due on month_reading (asked_at) where due;
