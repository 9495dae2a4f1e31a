-- One statement, so one snapshot: the events and the head they are measured against belong together.
select h.position, h.epoch,
       e.position, s.name, e.version, e.event_id, t.name, e.schema_version, e.data, e.meta, e.recorded_at
from es.head h
left join (es.events e
           join es.streams s on s.id = e.stream_id
           join es.event_types t on t.id = e.type_id)
    on e.position > $1 and e.position <= $2
order by e.position;
