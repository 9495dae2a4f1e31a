select t.journey, t.registered_on, t.employments, t.levels, t.revision, t.recorded_at
from rm.worker_summary t
where t.generation = @generation and t.journey = @journey;
