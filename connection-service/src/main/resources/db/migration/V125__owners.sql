-- Who owns a connection: everybody here has the same rights. Empty once the connection is removed.
drop index connection_owner;
create table connection_owner (
  connection_id uuid        not null references connection (id),
  owner         text        not null,
  since         timestamptz not null default now(),
  primary key (connection_id, owner)
);
create index connection_owner_person on connection_owner (owner);
insert into connection_owner (connection_id, owner, since)
  select id, owner, created_at from connection where state <> 'REMOVED';

-- Mail goes to each owner, and each chooses for himself.
alter table notification_off add column owner text;
update notification_off n set owner = (select c.owner from connection c where c.id = n.connection_id);
alter table notification_off drop constraint notification_off_pkey;
alter table notification_off add primary key (connection_id, owner, kind);
alter table mail add column owner text;
update mail m set owner = (select c.owner from connection c where c.id = m.connection_id);
alter table mail alter column owner set not null;
alter table mail drop constraint mail_connection_id_kind_occasion_key;
alter table mail add unique (connection_id, owner, kind, occasion);

alter table connection drop column owner;
