-- In the order of the names, as every append locks them. A name that is taken is not returned; the caller counts.
insert into es.streams (name, version)
select n.name, n.last
from unnest($1::text[], $2::bigint[]) as n (name, last)
order by n.name collate "C"
on conflict (name) do nothing
returning id, name;
