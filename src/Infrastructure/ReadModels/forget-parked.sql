delete from rm.parked where name = @name and generation = @generation;
