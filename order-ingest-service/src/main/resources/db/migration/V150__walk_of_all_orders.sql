-- The shop answers this walk with orders that were not asked for: WooCommerce before 5.8, or a cache in front.
alter table shop_poll add column walk_unbounded boolean not null default false;
