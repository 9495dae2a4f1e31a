select t.journey, t.endorsements, t.attempts, t.is_closed, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.standards_monitor_1 t on t.generation = @generation and t.journey = key.journey;
