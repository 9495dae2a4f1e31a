delete from rm.timeline_4 t
using unnest(@journey, @revision) as key (journey, revision)
where t.generation = @generation and t.journey = key.journey and t.revision = key.revision;
