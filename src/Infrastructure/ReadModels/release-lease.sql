update rm.projections
set owner = null, lease_until = null
where name = @name and generation = @generation and fence = @fence and state = 'live';
