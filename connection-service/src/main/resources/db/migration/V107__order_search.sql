-- Why documents are not booked or not paid, a row for each code: to search and to count by.
create table order_reason (
  connection_id uuid   not null,
  code          text   not null,
  order_id      bigint not null,
  refund_id     bigint not null,
  primary key (connection_id, code, order_id, refund_id)
);
create index order_reason_document on order_reason (connection_id, order_id, refund_id);
insert into order_reason (connection_id, code, order_id, refund_id)
  select distinct connection_id, r ->> 'code', order_id, refund_id
  from order_overview, jsonb_array_elements(cast(reasons as jsonb)) r;

-- The list goes by day, the newest first, and goes on after the last document of the page before.
drop index order_overview_newest;
create index order_overview_days on order_overview (connection_id, day, order_id, refund_id) include (state, total);
create index order_overview_states on order_overview (connection_id, state, day, order_id, refund_id);
create index order_overview_number on order_overview (connection_id, number);
create index order_overview_invoice on order_overview (connection_id, invoice_number) where invoice_number <> '';
create index order_overview_total on order_overview (connection_id, total);
