select t.journey, t.level, t.answers, t.revision, t.recorded_at
from rm.agreement_2 t
where t.generation = @generation and t.journey = any (@journeys);
