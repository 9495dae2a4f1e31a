select t.journey, t.level, t.attempt, t.until, t.from_on, t.revision, t.recorded_at
from rm.rebooking_1 t
where t.generation = @generation and t.journey = any (@journeys);
