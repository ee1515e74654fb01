-- What each document that stands in an administration adds to the figures over many orders.
-- Written once, in the transaction in which it first stands; amounts in cents, negative for credits.
create table booked_document (
  connection_id       uuid    not null,
  order_id            bigint  not null,
  kind                text    not null,
  refund_id           bigint  not null,
  revision            int     not null,
  number              text    not null,          -- what the customer sees
  day                 date    not null,          -- the day it is booked on, Amsterdam
  tax_day             date    not null,          -- the day of the tax; earlier when the books were closed
  known               boolean not null,          -- false: composed before figures were kept, the rest says nothing
  eu_consumers        bigint  not null default 0, -- W3
  excess_shipping_vat bigint  not null default 0, -- W1
  coupon_difference   bigint  not null default 0, -- W2
  evidence_needed     boolean not null default false, -- W6
  residual            bigint  not null default 0, -- W7
  rounding            text    not null default 'CANNOT_TELL', -- W8
  primary key (connection_id, order_id, kind, refund_id, revision)
);
create index booked_document_day on booked_document (connection_id, day)
  include (known, excess_shipping_vat, coupon_difference, residual, rounding, kind);
create index booked_document_consumers on booked_document (connection_id, tax_day) include (eu_consumers)
  where eu_consumers <> 0;
create index booked_document_evidence on booked_document (connection_id, day) include (number, order_id)
  where evidence_needed;
create index booked_document_rounding on booked_document (connection_id, rounding, day)
  where rounding <> 'CANNOT_TELL';

-- The same documents by band of VAT: the daily control of section 8 of the VAT reference.
create table booked_band (
  connection_id uuid   not null,
  order_id      bigint not null,
  kind          text   not null,
  refund_id     bigint not null,
  revision      int    not null,
  band          text   not null,
  day           date   not null,
  treatment     text   not null,
  country       text   not null,                 -- of destination; empty: unknown
  net           bigint not null,
  vat           bigint not null,
  primary key (connection_id, order_id, kind, refund_id, revision, band)
);
create index booked_band_day on booked_band (connection_id, day, treatment, country, band) include (net, vat);

-- What an owner was told about a year or a quarter, so that it is told once.
create table told_warning (
  connection_id uuid not null,
  code          text not null,
  period        text not null,                   -- 2026, or 2026-Q1
  level         int  not null,                   -- the highest that was told
  told_at       timestamptz not null default clock_timestamp(),
  primary key (connection_id, code, period)
);

-- What already stands counts too, as far as its plan tells.
insert into booked_document (connection_id, order_id, kind, refund_id, revision, number, day, tax_day, known, evidence_needed)
select connection_id, order_id, kind, refund_id, revision, number,
       cast(booking ->> 'invoiceDate' as date), cast(booking ->> 'invoiceDate' as date), false,
       booking -> 'notices' @> '["EVIDENCE_NEEDED"]'
from (select *, cast(body as jsonb) #> '{plan,booking}' as booking from posting
      where state in ('BOOKED', 'PAY_INTENDED', 'PAY_IN_DOUBT', 'UNSETTLED', 'SETTLED', 'LEFT_OPEN')
        and event <> '') standing
on conflict do nothing;

insert into booked_band (connection_id, order_id, kind, refund_id, revision, band, day, treatment, country, net, vat)
select connection_id, order_id, kind, refund_id, revision, part ->> 'band', cast(booking ->> 'invoiceDate' as date),
       booking ->> 'treatment', '',
       sum(coalesce(cast(part #>> '{net,amount}' as bigint), 0)),
       sum(coalesce(cast(part #>> '{amount,amount}' as bigint), 0))
from (select *, cast(body as jsonb) #> '{plan,booking}' as booking from posting
      where state in ('BOOKED', 'PAY_INTENDED', 'PAY_IN_DOUBT', 'UNSETTLED', 'SETTLED', 'LEFT_OPEN')
        and event <> '') standing
  cross join jsonb_array_elements((booking -> 'lines') || (booking -> 'vat')) as part
group by 1, 2, 3, 4, 5, 6, 7, 8
on conflict do nothing;
