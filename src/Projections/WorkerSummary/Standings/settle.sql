-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so): how many stand at nought does not reach the planner, who would compare each of those with each that changed.
with gone as materialized (
    select c.*
    from unnest(@level, @standing, @organisation)
        as c (level, standing, organisation)
    cross join lateral (
        select
        from rm.standing_1 s
        where s.generation = @generation and s.level = c.level and s.standing = c.standing and s.organisation = c.organisation
          and s.number = 0
        offset 0
    ) nought
)
delete from rm.standing_1 t
using gone g
where t.generation = @generation and t.level = g.level and t.standing = g.standing and t.organisation = g.organisation;
