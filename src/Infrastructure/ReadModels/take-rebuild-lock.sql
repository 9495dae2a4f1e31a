-- Held by the session: when the program that rebuilds dies, the lock is gone and what it left behind can be cleaned.
select pg_try_advisory_lock(hashtextextended('rm.rebuild.' || @name, 0));
