select pg_advisory_unlock(hashtextextended('rm.rebuild.' || @name, 0));
