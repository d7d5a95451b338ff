# shellcheck shell=bash
# Read by the image of PostgreSQL when it makes the database: the login of people's requests, which owns nothing.
psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$POOL_PASSWORD" <<'SQL'
create role parley_app login nosuperuser nobypassrls nocreaterole nocreatedb password :'password';
SQL
