-- What the owner chose of which orders count, beside completed_statuses; empty: as usual.
alter table connection add column intake text not null default '';
