-- What one caller asked for first that is not made yet.
select count(*) from rm.past_figures f where f.state in ('waiting', 'being-made') and f.asked_by = @asked_by;
