select number, sha256 from public.schema_migrations;
