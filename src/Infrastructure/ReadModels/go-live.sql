update rm.projections
set state = 'live', fence = fence + 1, owner = null, lease_until = null
where name = @name and generation = @generation and state = 'building' and fence = @fence;
