select t.journey, t.spell, t.placed_at, t.basis, t.agency, t.from_on, t.to_on, t.reason, t.destination, t.revision,
       t.recorded_at
from rm.employment_spell t
where t.generation = @generation and t.journey = any (@journeys);
