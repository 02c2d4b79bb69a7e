#!/usr/bin/env bash
# A database and a login per region; a region's login reaches no other database.
set -euo pipefail
for pair in "610300:${BAOJI_DATABASE_PASSWORD}" "410100:${ZHENGZHOU_DATABASE_PASSWORD}"; do
  name="region_${pair%%:*}"
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="${pair#*:}" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";
SQL
done
