-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so), and what stands at nought goes by its place: how many those are does not reach the planner, who would compare every
-- line of the tally with every one that changed.
delete from rm.equality_cube_1 t
where t.generation = @generation and t.ctid = any (array(
    select nought.ctid
    from unnest(@measure, @organisation, @characteristic, @level, @element, @kind, @month, @category, @outcome)
        as c (measure, organisation, characteristic, level, element, kind, month, category, outcome)
    cross join lateral (
        select s.ctid
        from rm.equality_cube_1 s
        where s.generation = @generation and s.measure = c.measure and s.organisation = c.organisation
          and s.characteristic = c.characteristic and s.level = c.level and s.element = c.element and s.kind = c.kind
          and s.month = c.month and s.category = c.category and s.outcome = c.outcome and s.number = 0
        offset 0
    ) nought));
