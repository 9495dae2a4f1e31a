delete from rm.open_stop t
using unnest(@journey) as key (journey)
where t.generation = @generation and t.journey = key.journey;
