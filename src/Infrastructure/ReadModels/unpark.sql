delete from rm.parked
where name = @name and generation = @generation and stream = @stream and revision < @before;
