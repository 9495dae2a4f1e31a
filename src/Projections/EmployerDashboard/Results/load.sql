select t.journey, t.results, t.is_closed, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.released_results_1 t on t.generation = @generation and t.journey = key.journey;
