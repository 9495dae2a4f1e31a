select count(*) filter (where t.journey = @journey),
       count(*) filter (where t.journey <> @journey and t.type = 'social-worker-registered'),
       count(*) filter (where t.journey <> @journey and t.type = 'employment-started'),
       count(*)
from rm.timeline_4 t
where t.generation = @generation;
