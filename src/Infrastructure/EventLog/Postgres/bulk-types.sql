select t.id, t.name from es.event_types t where t.name = any($1);
