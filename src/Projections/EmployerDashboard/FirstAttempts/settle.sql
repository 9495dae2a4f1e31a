-- Only where something changed: a page must not look through the whole tally.
delete from rm.first_attempt_1 t
using unnest(@level, @part, @met, @begins, @month) as c (level, part, met, begins, month)
where t.generation = @generation and t.level = c.level and t.part = c.part and t.met = c.met and t.begins = c.begins and t.month = c.month
  and t.number = 0;
