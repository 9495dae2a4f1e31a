select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'rm' and c.relkind = 'r' and c.relname like 'timeline\_4\_g%' and c.relname <> 'timeline_4_g0' order by 1;
