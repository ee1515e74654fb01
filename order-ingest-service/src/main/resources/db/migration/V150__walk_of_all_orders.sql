-- The greatest order id of the page before: a page that does not go beyond it is the same one again.
alter table shop_poll add column walk_last_order bigint not null default 0;
-- The shop answers this walk with orders that were not asked for: WooCommerce before 5.8, or a cache in front.
alter table shop_poll add column walk_unbounded boolean not null default false;
