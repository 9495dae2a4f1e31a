select f.id, f.name, f.epoch, f.position, f.recorded_at, f.state, f.events, f.asked_at, f.began_at, f.ended_at, f.failure, clock_timestamp() as now
from rm.past_figures f
where f.id = @id and f.state <> 'leaving';
