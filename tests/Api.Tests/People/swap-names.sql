update people.records r
set name = o.name
from people.records o
where o.command_id <> r.command_id;
