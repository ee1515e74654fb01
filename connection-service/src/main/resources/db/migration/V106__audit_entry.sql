-- Who changed what of a connection, and when. Holds no secret; kept when the connection is removed.
create table audit_entry (
  id            bigint      generated always as identity primary key,
  connection_id uuid        not null,
  at            timestamptz not null default clock_timestamp(),
  actor         text        not null,
  role          text        not null,
  deed          text        not null,
  about         text        not null default '',
  changes       text        not null default '[]'
);
create index audit_entry_newest on audit_entry (connection_id, id desc);
