-- When the settings of a working connection are next held against its administration.
create table settings_check (
  connection_id uuid        primary key references connection (id),
  due           timestamptz not null
);
create index settings_check_due on settings_check (due);
