update rm.past_figures
set events = @events
where id = @id and generation = @generation and state = 'being-made';
