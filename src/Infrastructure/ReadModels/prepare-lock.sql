select pg_advisory_xact_lock(hashtextextended('rm.prepare', 0));
