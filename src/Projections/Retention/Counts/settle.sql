-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so): how many stand at nought does not reach the planner, who would compare each of those with each that changed.
with gone as materialized (
    select c.*
    from unnest(@organisation, @counted, @characteristic, @level, @basis, @category, @outcome, @reason, @destination, @came_from,
        @moved_to, @began, @marked, @ended, @since, @until)
        as c (organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to, began,
            marked, ended, since, until)
    cross join lateral (
        select
        from rm.retention_count_2 s
        where s.generation = @generation and s.organisation = c.organisation and s.counted = c.counted
          and s.characteristic = c.characteristic and s.level = c.level and s.basis = c.basis and s.category = c.category
          and s.outcome = c.outcome and s.reason = c.reason and s.destination = c.destination and s.came_from = c.came_from
          and s.moved_to = c.moved_to and s.began = c.began and s.marked = c.marked and s.ended = c.ended and s.since = c.since
          and s.until = c.until and s.number = 0
        offset 0
    ) nought
)
delete from rm.retention_count_2 t
using gone g
where t.generation = @generation and t.organisation = g.organisation and t.counted = g.counted and t.characteristic = g.characteristic
  and t.level = g.level and t.basis = g.basis and t.category = g.category and t.outcome = g.outcome and t.reason = g.reason
  and t.destination = g.destination and t.came_from = g.came_from and t.moved_to = g.moved_to and t.began = g.began
  and t.marked = g.marked and t.ended = g.ended and t.since = g.since and t.until = g.until;
