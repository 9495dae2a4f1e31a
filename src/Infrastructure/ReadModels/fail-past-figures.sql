-- They name their generation until it is dropped: a process may die before that.
update rm.past_figures
set state = 'failed', ended_at = clock_timestamp(), failure = @failure
where id = @id and generation = @generation and state = 'being-made';
