select t.journey, t.level, t.attempt, t.agreed_on, t.recorded_at
from unnest(@journey, @level, @attempt) as key (journey, level, attempt)
join rm.development_plan_1 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt;
