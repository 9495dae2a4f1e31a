update rm.projections
set epoch = @epoch
where name = @name and generation = @generation and fence = @fence and epoch is null;
