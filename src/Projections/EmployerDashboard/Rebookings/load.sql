select t.journey, t.level, t.attempt, t.until, t.from_on, t.given_order, t.revision, t.recorded_at
from unnest(@journey, @level, @attempt) as key (journey, level, attempt)
join rm.rebooking_2 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt;
