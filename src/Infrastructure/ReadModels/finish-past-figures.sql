with finished as (
    update rm.past_figures
    set state = 'ready', events = @events, ended_at = clock_timestamp(), used_at = clock_timestamp()
    where id = @id and generation = @generation and state = 'being-made'
    returning name, generation, position, epoch, recorded_at
)
update rm.projections p
set position = f.position, epoch = f.epoch, recorded_at = f.recorded_at, advanced_at = clock_timestamp()
from finished f
where p.name = f.name and p.generation = f.generation;
