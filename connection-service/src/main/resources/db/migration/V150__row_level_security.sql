-- The database shows a transaction the connections it works for and no other; without a word none (docs/adr/0005).
-- The word is the setting koppeling.connections: ids with commas between, or * for all; said by "Sessions", for one
-- transaction. It counts for the tables' owner too (force), not for superusers and roles with BYPASSRLS: the service
-- does not start as one.
--
-- Migrations see every row: their pool says * (quarkus.datasource.jdbc.new-connection-sql). Who looks by hand says
-- set koppeling.connections = '*'. A new table with a connection_id gets the same three lines; RowLevelSecurityTest
-- finds one without.
--
-- Replicas of a release before this one say nothing and see nothing: stop them before this runs. One that runs on
-- takes no event meanwhile (inbox_said, below), answers 404, and forgets notices of SnelStart as unknown.
create function koppeling_sees_all() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('koppeling.connections', true), '') = '*' $$;

create function koppeling_connections() returns uuid[] language sql stable parallel safe as
$$ select string_to_array(nullif(nullif(current_setting('koppeling.connections', true), ''), '*'), ',')::uuid[] $$;

-- Says a person's connections, for the rest of the transaction. Which these are is looked up over all of them.
create function koppeling_work_for(person text) returns text language plpgsql as
$$ begin
  perform set_config('koppeling.connections', '*', true);
  return set_config('koppeling.connections',
    coalesce((select string_agg(connection_id::text, ',') from connection_owner where owner = person), ''), true);
end $$;

-- Both are asked once for a statement, not for each row.
do $$
declare
  of_connection text;
begin
  foreach of_connection in array array[
    'activation', 'audit_entry', 'backfill_progress', 'connection_copy', 'connection_fault', 'connection_owner',
    'connection_secret', 'doctor_visit', 'invitation', 'mail', 'month_reading', 'notification_off', 'order_history',
    'order_overview', 'order_reason', 'settings_check', 'shop_approval'
  ] loop
    execute format('create policy own_connections on %I using ((select koppeling_sees_all())'
      || ' or connection_id = any ((select koppeling_connections())::uuid[]))', of_connection);
    execute format('alter table %I enable row level security', of_connection);
    execute format('alter table %I force row level security', of_connection);
  end loop;
end $$;

create policy own_connections on connection
  using ((select koppeling_sees_all()) or id = any ((select koppeling_connections())::uuid[]));
alter table connection enable row level security;
alter table connection force row level security;

-- An event whose connection is not seen has no effect: it must not count as taken by a transaction that did not say
-- whose it is.
create function inbox_said() returns trigger language plpgsql as
$$ begin
  if coalesce(current_setting('koppeling.connections', true), '') = '' then
    raise exception 'an event was taken without saying for which connection';
  end if;
  return null;
end $$;
create constraint trigger inbox_said after insert on inbox deferrable initially deferred
  for each row execute function inbox_said();
