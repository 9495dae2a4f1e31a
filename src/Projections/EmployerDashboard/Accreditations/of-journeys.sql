select t.journey, t.level, t.revision, t.step, t.on_day, t.attempt, t.due_on, t.current_until, t.recorded_at
from rm.accreditation_2 t
where t.generation = @generation and t.journey = any (@journeys);
