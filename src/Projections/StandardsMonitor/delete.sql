delete from rm.standards_monitor_1 t
using unnest(@journey) as key (journey)
where t.generation = @generation and t.journey = key.journey;
