-- The trace the delivery began; the reading of the order goes on with it.
alter table doorbell add column traceparent text not null default '';
