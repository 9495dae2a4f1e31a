-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so), and what stands at nought goes by its place: how many those are does not reach the planner, who would compare every
-- line of the tally with every one that changed.
delete from rm.standards_monitor_count_1 t
where t.generation = @generation and t.ctid = any (array(
    select nought.ctid
    from unnest(@counted, @divided_by, @level, @element, @month, @division, @sat, @outcome, @departure)
        as c (counted, divided_by, level, element, month, division, sat, outcome, departure)
    cross join lateral (
        select s.ctid
        from rm.standards_monitor_count_1 s
        where s.generation = @generation and s.counted = c.counted and s.divided_by = c.divided_by and s.level = c.level
          and s.element = c.element and s.month = c.month and s.division = c.division and s.sat = c.sat and s.outcome = c.outcome
          and s.departure = c.departure and s.number = 0
        offset 0
    ) nought));
