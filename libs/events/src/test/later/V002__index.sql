create index concurrently if not exists inbox_later on inbox (taken_at, event_id);
