select count(*) from pg_stat_activity where wait_event = 'PgSleep' and pid <> pg_backend_pid();
