select t.journey, t.role, t.spell, t.level, t.from_on, t.to_on, t.area, t.expected_by, t.to_be_accredited,
       t.revision, t.recorded_at
from rm.statutory_role_2 t
where t.generation = @generation and t.journey = any (@journeys);
