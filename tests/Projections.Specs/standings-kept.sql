select count(*) from rm.standing_1 t join rm.active a on a.name = 'worker-summary' and a.generation = t.generation;
