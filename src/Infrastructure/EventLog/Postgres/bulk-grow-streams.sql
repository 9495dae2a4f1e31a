-- A stream that has another revision than the chunk expects is not changed; the caller counts.
update es.streams s
set version = n.last
from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as n (id, expected, last)
where s.id = n.id and s.version = n.expected;
