select t.journey, t.level, t.agreed_on, t.revision, t.recorded_at
from unnest(@journey, @level) as key (journey, level)
join rm.agreement t on t.generation = @generation and t.journey = key.journey and t.level = key.level;
