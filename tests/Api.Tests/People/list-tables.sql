-- Binary, so that columns of bytes are searched as the bytes they are.
select name, 'copy ' || name || ' to stdout (format binary)'
from (
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
) as tables;
