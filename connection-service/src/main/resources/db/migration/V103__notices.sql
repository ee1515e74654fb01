-- What deserves a look although it is booked.
alter table order_overview add column notices text not null default '[]';
