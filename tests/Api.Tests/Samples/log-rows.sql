select s.name || ' ' || e.version || ' ' || e.event_id || ' ' || t.name || ' ' || e.schema_version || ' ' || e.recorded_at || ' '
    || convert_from(e.data, 'UTF8') || ' ' || convert_from(e.meta, 'UTF8')
from es.events e
join es.streams s on s.id = e.stream_id
join es.event_types t on t.id = e.type_id
order by e.recorded_at, s.name, e.version;
