select t.journey, t.stops, t.revision, t.recorded_at
from rm.open_stop t
where t.generation = @generation and t.journey = any (@journeys);
