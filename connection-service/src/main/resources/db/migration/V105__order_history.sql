-- Every event heard of an order, for its owner; deleted with the connection. refund_id 0 is the sale.
create table order_history (
  connection_id uuid        not null,
  order_id      bigint      not null,
  event_id      uuid        not null,
  document      text        not null,
  refund_id     bigint      not null,
  revision      int         not null,
  said_at       timestamptz not null,
  station       text        not null,
  kind          text        not null,
  modified_at   timestamptz not null,
  facts         text        not null,
  primary key (connection_id, order_id, event_id)
);

-- What a document counts for in a month: its day (Amsterdam), how well that day is known, and its VAT.
alter table order_overview
  add column day         date          not null default '1970-01-01',
  add column day_basis   text          not null default 'VERSION',
  add column figures_of  timestamptz   not null default to_timestamp(0),
  add column vat         numeric(18,6),
  add column rates       text          not null default '[]';
update order_overview set day = cast(modified_at at time zone 'Europe/Amsterdam' as date), figures_of = modified_at;
