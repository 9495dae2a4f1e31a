select t.journey, t.closed, t.declaration, t.categories, t.employments, t.levels, t.revision, t.recorded_at
from unnest(@journey) as key (journey)
join rm.equality_1 t on t.generation = @generation and t.journey = key.journey;
