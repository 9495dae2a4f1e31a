update rm.projections
set lease_until = clock_timestamp() + @lease
where name = @name and generation = @generation and fence = @fence and state = 'live';
