select t.journey, t.level, t.revision, t.step, t.on_day, t.attempt, t.due_on, t.current_until, t.recorded_at
from unnest(@journey, @level, @revision) as key (journey, level, revision)
join rm.accreditation_2 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.revision = key.revision;
