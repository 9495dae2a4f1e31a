-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so), and what stands at nought goes by its place: how many those are does not reach the planner, who would compare every
-- line of the tally with every one that changed.
delete from rm.retention_count_2 t
where t.generation = @generation and t.ctid = any (array(
    select nought.ctid
    from unnest(@organisation, @counted, @characteristic, @level, @basis, @category, @outcome, @reason, @destination, @came_from,
        @moved_to, @began, @marked, @ended, @since, @until)
        as c (organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to, began,
            marked, ended, since, until)
    cross join lateral (
        select s.ctid
        from rm.retention_count_2 s
        where s.generation = @generation and s.organisation = c.organisation and s.counted = c.counted
          and s.characteristic = c.characteristic and s.level = c.level and s.basis = c.basis and s.category = c.category
          and s.outcome = c.outcome and s.reason = c.reason and s.destination = c.destination and s.came_from = c.came_from
          and s.moved_to = c.moved_to and s.began = c.began and s.marked = c.marked and s.ended = c.ended and s.since = c.since
          and s.until = c.until and s.number = 0
        offset 0
    ) nought));
