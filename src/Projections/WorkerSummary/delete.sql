delete from rm.worker_summary_4 t
using unnest(@journey) as key (journey)
where t.generation = @generation and t.journey = key.journey;
