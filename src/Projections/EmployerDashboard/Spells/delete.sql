delete from rm.employment_spell t
using unnest(@journey, @spell) as key (journey, spell)
where t.generation = @generation and t.journey = key.journey and t.spell = key.spell;
