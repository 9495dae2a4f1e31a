select t.journey, t.revision, t.type, t.episode, t.title, t.sentence, t.level, t.attempt, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition, t.correlation
from unnest(@journey, @revision) as key (journey, revision)
join rm.timeline_4 t on t.generation = @generation and t.journey = key.journey and t.revision = key.revision;
