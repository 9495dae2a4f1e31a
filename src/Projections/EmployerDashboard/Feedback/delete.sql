delete from rm.feedback_1 t
using unnest(@journey, @level, @attempt, @version) as key (journey, level, attempt, version)
where t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt and t.version = key.version;
