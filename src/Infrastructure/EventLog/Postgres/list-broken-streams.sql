-- A stream that is longer than what was read of it goes on after the position, or it lost events.
select t.stream_id
from unnest($1, $2) as t (stream_id, version)
where not exists (select from es.events e where e.stream_id = t.stream_id and e.version = t.version and e.position > $3);
