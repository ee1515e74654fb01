-- One shop and one administration. Which columns are filled follows from the state; the service's types say how.
create table connection (
  id                    uuid        primary key,
  owner                 text        not null,
  state                 text        not null check (state in ('DRAFT', 'PROVEN', 'ACTIVE', 'PAUSED', 'REMOVED')),
  pause_cause           text        not null default '',
  version               bigint      not null,
  credentials_version   bigint      not null,
  shop_home             text        not null,
  shop_api              text        not null,
  shop_identity         text        not null,
  start_from            timestamptz not null,
  completed_statuses    text        not null,
  webhook_token         text        not null,
  sealed_webhook_secret text        not null,
  wrapped_key           text        not null,
  findings              text        not null default '',
  administration_id     uuid,
  settings              text        not null default '',
  invoice_prefix        text        not null default '',
  created_at            timestamptz not null default now(),
  updated_at            timestamptz not null default now()
);
create index connection_owner on connection (owner) where state <> 'REMOVED';
-- A shop is booked once, and an invoice number means one order in an administration.
create unique index connection_shop_once on connection (shop_identity) where state in ('ACTIVE', 'PAUSED');
create unique index connection_prefix_once on connection (administration_id, invoice_prefix) where state in ('ACTIVE', 'PAUSED');

-- Encrypted (Tink AEAD; bound to connection and purpose). Deleted with the connection.
create table connection_secret (
  connection_id uuid        not null references connection (id),
  purpose       text        not null,
  sealed        bytea       not null,
  updated_at    timestamptz not null default now(),
  primary key (connection_id, purpose)
);

-- Why a connection cannot work until a person does something; one row per side and service that said so.
create table connection_fault (
  connection_id uuid        not null references connection (id),
  side          text        not null,
  source        text        not null,
  code          text        not null,
  nl            text        not null,
  en            text        not null,
  since         timestamptz not null,
  primary key (connection_id, side, source)
);
