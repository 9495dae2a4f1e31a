select t.journey, t.level, t.attempt, t.agreed_on, t.recorded_at
from rm.development_plan_1 t
where t.generation = @generation and t.journey = any (@journeys);
