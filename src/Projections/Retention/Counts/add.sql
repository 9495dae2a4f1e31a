insert into rm.retention_count_2 as t (
    generation, organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to,
    began, marked, ended, since, until, number)
select @generation, c.organisation, c.counted, c.characteristic, c.level, c.basis, c.category, c.outcome, c.reason, c.destination, c.came_from, c.moved_to,
       c.began, c.marked, c.ended, c.since, c.until, c.number
from unnest(@organisation, @counted, @characteristic, @level, @basis, @category, @outcome, @reason, @destination, @came_from, @moved_to,
    @began, @marked, @ended, @since, @until, @number)
    as c (organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until, number)
on conflict (
    generation, organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to,
    began, marked, ended, since, until) do update set number = t.number + excluded.number;
