select e.stream_id, e.position, e.version, e.event_id, e.type_id, e.schema_version, e.data, e.meta, e.recorded_at
from es.events e
where e.stream_id = any ($1) and e.position <= $2
order by e.stream_id, e.version;
