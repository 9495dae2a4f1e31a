select t.journey, t.categories, t.spells, t.roles, t.endorsements, t.attempts, t.is_closed, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.retention_2 t on t.generation = @generation and t.journey = key.journey;
