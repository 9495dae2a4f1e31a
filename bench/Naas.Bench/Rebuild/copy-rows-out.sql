copy (select t.* from rm.{table} t join rm.active a on a.name = '{projection}' and a.generation = t.generation) to stdout (format binary);
