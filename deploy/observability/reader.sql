-- What the dashboard of one connection may read: states, times, counts and amounts. Not who owns a connection, its shop's address, its
-- keys and settings, nor what an order says of its buyer: those columns stay closed, whatever is asked.
--
-- The role koppeling_reader is there already, with a login and nothing else (deploy/kubernetes, postgres/cluster.yaml). The owner of the
-- service's tables runs this after the service's first start, and again when a release changes this file:
--   psql "$OF_CONNECTION_SERVICE" -v ON_ERROR_STOP=1 --single-transaction -f deploy/observability/reader.sql
-- Running it twice changes nothing. ReaderTest of connection-service runs it, and every question of dashboards/connection.json after it.
revoke all on all tables in schema public from koppeling_reader;
grant usage on schema public to koppeling_reader;

grant select (id, state, pause_cause, version, start_from, created_at, updated_at) on connection to koppeling_reader;
grant select (connection_id, order_id, refund_id, state, stage, modified_at, total, day, updated_at) on order_overview to koppeling_reader;
grant select (connection_id, code, order_id, refund_id) on order_reason to koppeling_reader;
grant select (connection_id, order_id, event_id, document, refund_id, revision, said_at, station, kind) on order_history to koppeling_reader;
grant select (connection_id, side, source, code, since) on connection_fault to koppeling_reader;
grant select (connection_id, state, planned, done, started_at, finished_at, per_minute) on backfill_progress to koppeling_reader;
grant select (connection_id, at, deed) on audit_entry to koppeling_reader;

-- These rows for this role, and nothing changes for anybody else (docs/adr/0005).
do $$
declare
  looked_at text;
begin
  foreach looked_at in array array[
    'connection', 'order_overview', 'order_reason', 'order_history', 'connection_fault', 'backfill_progress', 'audit_entry'
  ] loop
    execute format('drop policy if exists operators_look on %I', looked_at);
    execute format('create policy operators_look on %I for select to koppeling_reader using (true)', looked_at);
  end loop;
end $$;
