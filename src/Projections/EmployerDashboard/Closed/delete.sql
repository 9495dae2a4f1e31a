delete from rm.closed_record t
using unnest(@journey) as key (journey)
where t.generation = @generation and t.journey = key.journey;
