-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so): how many stand at nought does not reach the planner, who would compare each of those with each that changed.
with gone as materialized (
    select c.*
    from unnest(@counted, @divided_by, @level, @element, @month, @division, @sat, @outcome, @departure)
        as c (counted, divided_by, level, element, month, division, sat, outcome, departure)
    cross join lateral (
        select
        from rm.standards_monitor_count_1 s
        where s.generation = @generation and s.counted = c.counted and s.divided_by = c.divided_by and s.level = c.level
          and s.element = c.element and s.month = c.month and s.division = c.division and s.sat = c.sat and s.outcome = c.outcome
          and s.departure = c.departure and s.number = 0
        offset 0
    ) nought
)
delete from rm.standards_monitor_count_1 t
using gone g
where t.generation = @generation and t.counted = g.counted and t.divided_by = g.divided_by and t.level = g.level and t.element = g.element
  and t.month = g.month and t.division = g.division and t.sat = g.sat and t.outcome = g.outcome and t.departure = g.departure;
