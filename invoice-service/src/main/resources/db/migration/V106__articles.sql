-- Articles that SnelStart itself showed or made; used for a day, so that a known article costs no call.
create table article (
  administration_id uuid        not null,
  code              text        not null,                 -- in lower case
  article_id        uuid        not null,
  band              text        not null,                 -- the VAT its revenue group bears
  seen_at           timestamptz not null,
  primary key (administration_id, code)
);
