#!/usr/bin/env bash
# A database and a login per region. The databases belong to postgres, which migrates them; a region's login reaches its
# own only and owns nothing there (tools/yipanqi/databases.ts gives it the rows).
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres <<'SQL'
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
SQL
for pair in "610300:${BAOJI_DATABASE_PASSWORD}" "410100:${ZHENGZHOU_DATABASE_PASSWORD}"; do
  name="region_${pair%%:*}"
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="${pair#*:}" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";
SQL
done
