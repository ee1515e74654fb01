-- The number of the sales order (verkooporder) that was made instead of a booking, as SnelStart shows it.
alter table order_overview add column sales_order_number int;
