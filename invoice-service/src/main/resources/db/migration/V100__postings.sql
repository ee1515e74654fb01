-- One row per document of an order: what became of it, and when it is looked at again.
create table posting (
  connection_id  uuid        not null,
  order_id       bigint      not null,
  refund_id      bigint      not null default 0,          -- 0: the sale
  number         text        not null,                    -- what the customer sees; for texts only
  modified_at    timestamptz not null,                    -- the order's version this speaks of
  content_hash   text        not null,
  total          numeric     not null,
  lane           text        not null,
  state          text        not null,
  body           text        not null,                    -- the state's own facts, JSON
  event          text        not null,                    -- the event it came from, JSON; empty once its connection is gone
  invoice_number text,                                    -- claimed by a plan and never given to another order
  attempts       int         not null default 0,
  due_at         timestamptz,                             -- null: nothing to do
  doubt_since    timestamptz,                             -- null: no doubt
  traceparent    text        not null default '',
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  primary key (connection_id, order_id, refund_id)
);
create unique index posting_invoice_number on posting (connection_id, invoice_number) where invoice_number is not null;
create index posting_due on posting (connection_id, lane, due_at) where due_at is not null;
create index posting_state on posting (state);

-- A later version of an order that was already sent: for a person to decide, never booked by itself.
create table proposal (
  id            uuid        primary key,
  connection_id uuid        not null,
  order_id      bigint      not null,
  content_hash  text        not null,
  modified_at   timestamptz not null,
  code          text        not null default 'ORDER_CHANGED_AFTER_BOOKING',
  booked_total  numeric     not null,
  shop_total    numeric     not null,
  created_at    timestamptz not null default now(),
  unique (connection_id, order_id, content_hash)
);

-- The Dutch VAT rates as each administration lists them; read again after a day.
create table vat_rates (
  administration_id uuid        primary key,
  rates             text        not null,
  read_at           timestamptz not null
);

-- Faults told to the owner, so that each is told once and its end as well.
create table told_fault (
  connection_id uuid primary key,
  code          text not null,
  told_at       timestamptz not null default now()
);
