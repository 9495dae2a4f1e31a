select substring(c.relname from '_g([0-9]+)$')::int
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
where i.inhparent = to_regclass('rm.' || @table) and i.inhdetachpending;
