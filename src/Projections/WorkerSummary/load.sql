select t.journey, t.registered_on, t.employments, t.roles, t.absences, t.levels, t.stops, t.superseded_by, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.worker_summary_4 t on t.generation = @generation and t.journey = key.journey;
