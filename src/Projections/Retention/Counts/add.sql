insert into rm.retention_count_1 as t (
    generation, organisation, counted, level, basis, people, outcome, reason, destination, came_from, moved_to,
    began, marked, ended, since, until, number)
select @generation, c.organisation, c.counted, c.level, c.basis, c.people, c.outcome, c.reason, c.destination, c.came_from, c.moved_to,
       c.began, c.marked, c.ended, c.since, c.until, c.number
from unnest(@organisation, @counted, @level, @basis, @people, @outcome, @reason, @destination, @came_from, @moved_to,
    @began, @marked, @ended, @since, @until, @number)
    as c (organisation, counted, level, basis, people, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until, number)
on conflict (
    generation, organisation, counted, level, basis, people, outcome, reason, destination, came_from, moved_to,
    began, marked, ended, since, until) do update set number = t.number + excluded.number;
