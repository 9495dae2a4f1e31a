select pg_advisory_xact_lock(hashtextextended('naas releases', 0));
