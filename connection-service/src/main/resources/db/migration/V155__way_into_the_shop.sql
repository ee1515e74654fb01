-- How the key travels to the shop (HEADER, SIGNATURE, SIGNATURE_AS_HTTP, QUERY); empty: as it usually does.
alter table connection add column shop_carriage text not null default '';
-- What WooCommerce calls the shop, which stays when it moves; empty: not known.
alter table connection add column shop_store text not null default '';
create unique index connection_shop_once_by_store on connection (shop_store)
    where state in ('ACTIVE', 'PAUSED') and shop_store <> '';
