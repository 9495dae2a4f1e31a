select p.position from rm.active a join rm.projections p on p.name = a.name and p.generation = a.generation where a.name = @name;
