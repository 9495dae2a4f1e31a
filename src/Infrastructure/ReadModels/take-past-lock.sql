-- Held by the session: when the process that makes past figures dies, the next one finds what it left behind.
select pg_try_advisory_lock(hashtextextended('rm.past', 0));
