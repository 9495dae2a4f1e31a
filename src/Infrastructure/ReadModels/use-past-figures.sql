-- To the tenth of a minute: who goes first is not a matter of seconds, and readers do not wait for each other.
update rm.past_figures
set used_at = clock_timestamp()
where id = @id and used_at < clock_timestamp() - interval '6 seconds';
