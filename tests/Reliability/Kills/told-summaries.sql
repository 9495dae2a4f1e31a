select t.journey, t.registered_on, t.employments, t.roles, t.absences, t.levels, t.stops, t.superseded_by, t.revision, t.recorded_at
from rm.worker_summary_4 t
where t.generation = @generation;
