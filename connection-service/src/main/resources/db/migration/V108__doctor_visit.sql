-- When a connection was last examined: an examination costs calls, of the shop and of the administration.
create table doctor_visit (
  connection_id uuid        primary key references connection (id),
  at            timestamptz not null
);
