select t.journey, t.level, t.attempt, t.version, t.issued_on, t.areas, t.issued_order, t.recorded_at
from rm.feedback_1 t
where t.generation = @generation and t.journey = any (@journeys);
