select count(*) from rm.parked k where k.name = @name and k.generation = @generation;
