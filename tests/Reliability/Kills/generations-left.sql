select count(*) from rm.projections p where not exists (select from rm.active a where a.name = p.name and a.generation = p.generation);
