select s.id, s.name, s.version from es.streams s where s.name = any($1);
