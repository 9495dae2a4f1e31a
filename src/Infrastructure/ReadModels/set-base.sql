-- The moment of the live rows where they stand at the same position: its last event may be one that concerns no row.
update rm.projections p
set position    = @position,
    epoch       = @epoch,
    recorded_at = coalesce(
        (select live.recorded_at
         from rm.active a
         join rm.projections live on live.name = a.name and live.generation = a.generation
         where a.name = @name and live.position = @position and live.epoch = @epoch),
        @recorded_at::timestamptz),
    advanced_at = clock_timestamp()
where p.name = @name and p.generation = @generation and p.state = 'building' and p.fence = @fence and p.position = 0;
