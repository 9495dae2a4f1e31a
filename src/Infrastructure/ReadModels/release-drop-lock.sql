select pg_advisory_unlock(hashtextextended('rm.drop', 0));
