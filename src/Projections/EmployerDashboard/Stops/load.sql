select t.journey, t.stops, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.open_stop t on t.generation = @generation and t.journey = key.journey;
