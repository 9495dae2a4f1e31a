delete from rm.projections where name = @name and generation = @generation;
