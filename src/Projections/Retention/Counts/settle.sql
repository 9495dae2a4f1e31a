-- Only where something changed: a page must not look through the whole tally.
delete from rm.retention_count_2 t
using unnest(@organisation, @counted, @characteristic, @level, @basis, @category, @outcome, @reason, @destination, @came_from, @moved_to,
    @began, @marked, @ended, @since, @until)
    as c (organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until)
where t.generation = @generation and t.organisation = c.organisation and t.counted = c.counted and t.characteristic = c.characteristic
  and t.level = c.level and t.basis = c.basis
  and t.category = c.category and t.outcome = c.outcome and t.reason = c.reason and t.destination = c.destination
  and t.came_from = c.came_from and t.moved_to = c.moved_to and t.began = c.began and t.marked = c.marked and t.ended = c.ended
  and t.since = c.since and t.until = c.until and t.number = 0;
