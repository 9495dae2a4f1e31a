-- Every event with the command that recorded it, in the order of the log.
select e.position,
       s.name,
       e.version,
       e.event_id,
       t.name,
       e.schema_version,
       e.data,
       cast(convert_from(e.meta, 'UTF8')::jsonb ->> 'commandId' as uuid),
       e.recorded_at
from es.events e
join es.streams s on s.id = e.stream_id
join es.event_types t on t.id = e.type_id
order by e.position;
