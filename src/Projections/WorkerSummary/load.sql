select t.journey, t.registered_on, t.employments, t.roles, t.absences, t.levels, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.worker_summary_2 t on t.generation = @generation and t.journey = key.journey;
