-- Since when an order is here: what was told is held against what is held (the balance of figures). A later version of an
-- order changes nothing about it. Written by the default, so that replicas of before write it too.
alter table linking add column arrived_at timestamptz not null default now();
