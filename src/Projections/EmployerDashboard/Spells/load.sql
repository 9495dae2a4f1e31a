select t.journey, t.spell, t.placed_at, t.basis, t.agency, t.from_on, t.to_on, t.reason, t.destination, t.revision,
       t.recorded_at
from unnest(@journey, @spell) as key (journey, spell)
join rm.employment_spell t on t.generation = @generation and t.journey = key.journey and t.spell = key.spell;
