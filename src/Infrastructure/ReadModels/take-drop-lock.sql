-- Of a table one partition at a time can be on its way out.
select pg_try_advisory_lock(hashtextextended('rm.drop', 0));
