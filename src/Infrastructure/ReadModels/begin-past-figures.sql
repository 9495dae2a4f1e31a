update rm.past_figures
set state = 'being-made', generation = @generation, tries = tries + 1, tables = @tables, events = 0, began_at = clock_timestamp(), ended_at = null, failure = null
where id = @id and state in ('waiting', 'being-made');
