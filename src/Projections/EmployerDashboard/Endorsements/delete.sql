delete from rm.endorsement_3 t
using unnest(@journey, @level, @endorsement) as key (journey, level, endorsement)
where t.generation = @generation and t.journey = key.journey and t.level = key.level and t.endorsement = key.endorsement;
