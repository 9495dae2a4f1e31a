select t.journey, t.level, t.answers, t.revision, t.recorded_at
from unnest(@journey, @level) as key (journey, level)
join rm.agreement_2 t on t.generation = @generation and t.journey = key.journey and t.level = key.level;
