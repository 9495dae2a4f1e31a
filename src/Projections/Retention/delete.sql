delete from rm.retention_2 t
using unnest(@journey) as key (journey)
where t.generation = @generation and t.journey = key.journey;
