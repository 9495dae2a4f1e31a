select t.journey, t.watch, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.deadline t on t.generation = @generation and t.journey = key.journey;
