-- Only where something changed: a page must not look through the whole tally.
delete from rm.retention_count_1 t
using unnest(@organisation, @counted, @level, @basis, @people, @outcome, @reason, @destination, @came_from, @moved_to,
    @began, @marked, @ended, @since, @until)
    as c (organisation, counted, level, basis, people, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until)
where t.generation = @generation and t.organisation = c.organisation and t.counted = c.counted and t.level = c.level and t.basis = c.basis
  and t.people = c.people and t.outcome = c.outcome and t.reason = c.reason and t.destination = c.destination
  and t.came_from = c.came_from and t.moved_to = c.moved_to and t.began = c.began and t.marked = c.marked and t.ended = c.ended
  and t.since = c.since and t.until = c.until and t.number = 0;
