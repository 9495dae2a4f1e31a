update rm.projections
set position    = @position,
    epoch       = @epoch,
    recorded_at = coalesce(@recorded_at::timestamptz, recorded_at),
    advanced_at = clock_timestamp(),
    lease_until = clock_timestamp() + @lease
where name = @name and generation = @generation and position = @old_position and fence = @fence
returning position;
