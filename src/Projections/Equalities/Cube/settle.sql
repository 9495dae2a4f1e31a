-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so): how many stand at nought does not reach the planner, who would compare each of those with each that changed.
with gone as materialized (
    select c.*
    from unnest(@measure, @organisation, @characteristic, @level, @element, @kind, @month, @category, @outcome)
        as c (measure, organisation, characteristic, level, element, kind, month, category, outcome)
    cross join lateral (
        select
        from rm.equality_cube_1 s
        where s.generation = @generation and s.measure = c.measure and s.organisation = c.organisation
          and s.characteristic = c.characteristic and s.level = c.level and s.element = c.element and s.kind = c.kind
          and s.month = c.month and s.category = c.category and s.outcome = c.outcome and s.number = 0
        offset 0
    ) nought
)
delete from rm.equality_cube_1 t
using gone g
where t.generation = @generation and t.measure = g.measure and t.organisation = g.organisation and t.characteristic = g.characteristic
  and t.level = g.level and t.element = g.element and t.kind = g.kind and t.month = g.month and t.category = g.category
  and t.outcome = g.outcome;
