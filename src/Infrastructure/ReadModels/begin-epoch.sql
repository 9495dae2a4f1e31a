-- It stands still from here on, by the server's clock, and not for as long as the first event that waits for it is old.
update rm.projections
set epoch = @epoch, advanced_at = clock_timestamp()
where name = @name and generation = @generation and fence = @fence and epoch is null;
