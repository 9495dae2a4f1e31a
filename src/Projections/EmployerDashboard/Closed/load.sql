select t.journey, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.closed_record t on t.generation = @generation and t.journey = key.journey;
