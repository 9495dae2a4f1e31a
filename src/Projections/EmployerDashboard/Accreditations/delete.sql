delete from rm.accreditation_2 t
using unnest(@journey, @level, @revision) as key (journey, level, revision)
where t.generation = @generation and t.journey = key.journey and t.level = key.level and t.revision = key.revision;
