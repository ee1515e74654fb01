#!/bin/sh
# Run once by the PostgreSQL image on an empty data folder: one database and one user per service.
set -eu
for name in connection ingest customer invoice; do
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v name="$name" -v password="$KOPPELING_DB_PASSWORD" <<'SQL'
create user :"name" password :'password';
create database :"name" owner :"name";
SQL
done
