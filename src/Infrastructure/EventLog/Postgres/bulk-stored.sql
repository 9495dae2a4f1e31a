-- The events that stand at the revisions of the chunk, where its streams are that long already.
select s.name, e.version, e.event_id
from unnest($1::text[], $2::bigint[]) as n (name, version)
join es.streams s on s.name = n.name
join es.events e on e.stream_id = s.id and e.version = n.version;
