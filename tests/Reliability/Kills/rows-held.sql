select count(*) from pg_locks l where l.locktype = 'advisory' and l.objid = 4711 and not l.granted;
