select t.journey, t.spell, t.revision, t.carried_from, t.carried_to, t.carried_on, t.recorded_at
from unnest(@journey, @spell, @revision) as key (journey, spell, revision)
join rm.carry_over_2 t on t.generation = @generation and t.journey = key.journey and t.spell = key.spell and t.revision = key.revision;
