select t.journey, t.revision, t.recorded_at
from rm.closed_record t
where t.generation = @generation and t.journey = any (@journeys);
