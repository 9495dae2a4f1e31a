-- What stops the windows of people on the day, level by level, and since when (S-48). What has ended has moved their ends.
select s.journey, l.level, (stop.value ->> 'from')::date as since
from rm.open_stop s
cross join lateral jsonb_array_elements(s.stops) as stop (value)
cross join (values ('practitioner'), ('supervisor'), ('leader')) as l (level)
where s.generation = @generation and coalesce(stop.value ->> 'level', l.level) = l.level and (stop.value ->> 'from')::date <= @as_of
