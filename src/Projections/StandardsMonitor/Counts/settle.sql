-- Only where something changed: a page must not look through the whole tally.
delete from rm.standards_monitor_count_1 t
using unnest(@counted, @divided_by, @level, @element, @month, @division, @sat, @outcome, @departure)
    as c (counted, divided_by, level, element, month, division, sat, outcome, departure)
where t.generation = @generation and t.counted = c.counted and t.divided_by = c.divided_by and t.level = c.level and t.element = c.element
  and t.month = c.month and t.division = c.division and t.sat = c.sat and t.outcome = c.outcome and t.departure = c.departure and t.number = 0;
