-- Orders are read and judged, and nothing is booked.
alter table connection add column shadow boolean not null default false;
