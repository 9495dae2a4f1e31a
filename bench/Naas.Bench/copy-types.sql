copy es.event_types (id, name) from stdin (format binary);
