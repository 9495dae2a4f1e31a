select a.generation from rm.active a where a.name = @name;
