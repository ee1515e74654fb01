-- What has no outcome yet, over all connections: looked at for the figures every half a minute. What is in the books, which
-- piles up, is not in here.
create index order_overview_undecided on order_overview (state, stage, updated_at) include (connection_id)
  where state in ('WAITING', 'ACCEPTED', 'LINKED', 'PARKED');
