-- Where an owner can be reached: the address the identity provider verified. Deleted with the owner's last connection.
create table owner_contact (
  owner    text primary key,
  address  text not null,
  language text not null
);

-- Notifications an owner does not want.
create table notification_off (
  connection_id uuid not null references connection (id),
  kind          text not null,
  primary key (connection_id, kind)
);

-- One row per occasion: told once. What it says is written from the other tables when it is sent.
create table mail (
  id            uuid        primary key default gen_random_uuid(),
  connection_id uuid        not null references connection (id),
  kind          text        not null,
  occasion      text        not null,
  created_at    timestamptz not null default now(),
  due_at        timestamptz not null default now(),
  attempts      integer     not null default 0,
  sent_at       timestamptz,
  unique (connection_id, kind, occasion)
);
create index mail_due on mail (due_at) where sent_at is null;
