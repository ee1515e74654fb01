-- Whether the rates of the other member states were asked for too: an answer without any is an answer.
alter table vat_rates add column foreign_read boolean not null default false;
