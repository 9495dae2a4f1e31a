update rm.past_figures
set state = 'failed', generation = null, tables = '{}', ended_at = clock_timestamp(), failure = @failure
where id = @id and generation = @generation and state = 'being-made';
