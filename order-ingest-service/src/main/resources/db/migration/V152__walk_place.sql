-- A walk goes on by place instead of by page, so that what vanishes and what comes in meanwhile hides no order.
alter table shop_poll
  add column walk_last_order bigint  not null default 0,          -- orders up to this id were read in this walk
  add column walk_index      integer not null default 0,          -- where in the shop's list the next page begins: at the last order read
  add column walk_begun_at   timestamptz;                         -- when the first page of this walk was read
-- Replicas of before go on by walk_page, and leave walk_rounds at 0 or more. Those of now leave 1 and -1, so that both see
-- whose place it is; either begins the other's walk again, which tells nothing twice. walk_total is no longer used.
