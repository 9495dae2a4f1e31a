select exists (select from pg_stat_activity a where @reader = any (pg_blocking_pids(a.pid)));
