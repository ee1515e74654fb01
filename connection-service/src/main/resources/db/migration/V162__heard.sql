-- What was heard of a day is counted every few minutes and held against what was told (order-ingest-service, V160). Rows come nearly
-- in the order of this column.
create index order_history_said_at on order_history using brin (said_at);
