-- The lines of the tally that the question of the country reads, added up by level and months in post and nothing else.
select t.level, t.ended - t.began, sum(t.number)
from rm.retention_count_2 t
where t.generation = @generation and t.organisation = '' and t.counted = 'employment' and t.level = any (array['', 'practitioner', 'supervisor', 'leader']) and t.characteristic = ''
group by 1, 2;
