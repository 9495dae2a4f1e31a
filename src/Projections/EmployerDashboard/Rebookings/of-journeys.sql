select t.journey, t.level, t.attempt, t.until, t.from_on, t.given_order, t.revision, t.recorded_at
from rm.rebooking_2 t
where t.generation = @generation and t.journey = any (@journeys);
