select t.journey, t.spell, t.revision, t.carried_from, t.carried_to, t.carried_on, t.recorded_at
from rm.carry_over_2 t
where t.generation = @generation and t.journey = any (@journeys);
