delete from rm.carry_over_2 t
using unnest(@journey, @spell, @revision) as key (journey, spell, revision)
where t.generation = @generation and t.journey = key.journey and t.spell = key.spell and t.revision = key.revision;
