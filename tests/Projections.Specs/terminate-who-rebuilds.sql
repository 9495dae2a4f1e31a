-- Its workers go on: they have connections of their own.
select count(pg_terminate_backend(l.pid, 60000))
from (
    select distinct pid
    from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
) l;
