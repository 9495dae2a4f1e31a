select t.journey, t.results, t.is_closed, t.revision, t.recorded_at
from rm.released_results_1 t
where t.generation = @generation and t.journey = any (@journeys);
