-- What became of each document of each order, for its owner. refund_id 0 is the sale.
create table order_overview (
  connection_id  uuid          not null,
  order_id       bigint        not null,
  refund_id      bigint        not null,
  number         text          not null,
  state          text          not null,
  stage          text          not null,
  modified_at    timestamptz   not null,
  total          numeric(18,6) not null,
  reasons        text          not null default '[]',
  invoice_number text          not null default '',
  booking_id     uuid,
  updated_at     timestamptz   not null default now(),
  primary key (connection_id, order_id, refund_id)
);
create index order_overview_newest on order_overview (connection_id, updated_at desc);
