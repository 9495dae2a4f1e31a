copy es.streams (id, name, version) from stdin (format binary);
