delete from rm.agreement_2 t
using unnest(@journey, @level) as key (journey, level)
where t.generation = @generation and t.journey = key.journey and t.level = key.level;
