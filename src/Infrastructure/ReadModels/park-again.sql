update rm.parked
set reason = @reason
where name = @name and generation = @generation and stream = @stream and revision = @revision;
