select t.journey, t.role, t.spell, t.level, t.from_on, t.to_on, t.area, t.expected_by, t.to_be_accredited,
       t.revision, t.recorded_at
from unnest(@journey, @role) as key (journey, role)
join rm.statutory_role_2 t on t.generation = @generation and t.journey = key.journey and t.role = key.role;
