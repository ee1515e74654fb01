-- An order may have to wait for the tax offices' register (VIES) before its buyer is known.
alter table linking
  add column lane     text    not null default 'LIVE' check (lane in ('LIVE', 'BACKFILL')),
  add column attempts int     not null default 0,          -- questions without a verdict, for the back-off
  add column told     boolean not null default false,      -- that it waits, to the owner
  add column demand   text    not null default '',         -- what the tax asks of the relation; holds no number
  add column proof    text    not null default '';         -- what the register said, JSON without the number
alter table linking drop constraint linking_state_check;
alter table linking add constraint linking_state_check
  check (state in ('ARRIVED', 'PROVING', 'PLANNED', 'LINKED', 'PARKED'));
create index linking_proving on linking (connection_id, due_at) where state = 'PROVING';

-- Customers keyed so far keep their keys: those of sales in the Netherlands have stayed the same.
-- Orders to other countries look their buyer up once more, by the rules that go with their tax.

-- The register's verdicts, so that one buyer's next order costs no question.
create table vat_check (
  connection_id       uuid        not null,
  number_hash         text        not null,                -- keyed hash of the VAT number
  prefix              text        not null,
  valid               boolean     not null,
  checked_at          timestamptz not null,
  consultation_number text        not null,
  primary key (connection_id, number_hash)
);
