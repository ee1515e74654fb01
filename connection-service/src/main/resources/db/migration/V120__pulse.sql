-- Pages that are open ask every few seconds whether something changed: one look at the end of this index.
create index order_overview_updated on order_overview (connection_id, updated_at);
