select t.journey, t.level, t.attempt, t.version, t.issued_on, t.areas, t.issued_order, t.recorded_at
from unnest(@journey, @level, @attempt, @version) as key (journey, level, attempt, version)
join rm.feedback_1 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt and t.version = key.version;
