-- What was told in a day is counted every few minutes and held against what was heard. Rows come in the order of this column, so
-- that an index of ranges does, which costs next to nothing.
create index outbox_created_at on outbox using brin (created_at);
