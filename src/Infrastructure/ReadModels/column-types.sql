select c.column_name::text, c.udt_name::text
from information_schema.columns c
where c.table_schema = 'rm' and c.table_name = @table;
