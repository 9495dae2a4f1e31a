select pg_advisory_unlock(hashtextextended('rm.past', 0));
