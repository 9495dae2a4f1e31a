select h.position, h.epoch,
       e.position, s.name, e.version, e.event_id, t.name, e.schema_version, e.data, e.meta, e.recorded_at
from es.streams s
join es.events e on e.stream_id = s.id
join es.event_types t on t.id = e.type_id
cross join es.head h
where s.name = $1 and e.version <= $2
order by e.version desc
limit $3;
