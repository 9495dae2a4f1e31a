delete from rm.rebooking_2 t
using unnest(@journey, @level, @attempt) as key (journey, level, attempt)
where t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt;
