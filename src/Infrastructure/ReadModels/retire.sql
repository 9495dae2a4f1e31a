update rm.projections
set state = 'retired', fence = fence + 1, owner = null, lease_until = null, retired_by = pg_current_xact_id()
where name = @name and generation = @generation and state = 'live';
