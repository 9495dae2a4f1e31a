-- Only where something changed: a page must not look through the whole tally.
delete from rm.equality_cube_1 t
using unnest(@measure, @organisation, @characteristic, @level, @element, @kind, @month, @category, @outcome)
    as c (measure, organisation, characteristic, level, element, kind, month, category, outcome)
where t.generation = @generation and t.measure = c.measure and t.organisation = c.organisation and t.characteristic = c.characteristic
  and t.level = c.level and t.element = c.element and t.kind = c.kind and t.month = c.month and t.category = c.category
  and t.outcome = c.outcome and t.number = 0;
