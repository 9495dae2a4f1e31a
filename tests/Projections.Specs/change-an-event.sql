-- What nobody may do, and a failing disk or a foreign hand does.
update es.events e
set data = @data, meta = @meta, schema_version = @schema_version, type_id = t.id
from es.streams s, es.event_types t
where s.id = e.stream_id and s.name = @stream and e.version = @revision and t.name = @type;
