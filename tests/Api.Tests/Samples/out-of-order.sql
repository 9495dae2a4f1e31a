-- Places where the log does not go on with the next position, or goes back in time.
select count(*)
from (
    select position - lag(position, 1, 0::bigint) over by_position as step, recorded_at < lag(recorded_at) over by_position as back
    from es.events
    window by_position as (order by position)
) steps
where step <> 1 or back;
