select t.journey, t.registered_on, t.employments, t.roles, t.absences, t.levels, t.revision, t.recorded_at
from rm.worker_summary_2 t
where t.generation = @generation and t.journey = @journey;
