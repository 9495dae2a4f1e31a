-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so): how many stand at nought does not reach the planner, who would compare each of those with each that changed.
with gone as materialized (
    select c.*
    from unnest(@level, @part, @met, @begins, @month)
        as c (level, part, met, begins, month)
    cross join lateral (
        select
        from rm.first_attempt_1 s
        where s.generation = @generation and s.level = c.level and s.part = c.part and s.met = c.met and s.begins = c.begins
          and s.month = c.month and s.number = 0
        offset 0
    ) nought
)
delete from rm.first_attempt_1 t
using gone g
where t.generation = @generation and t.level = g.level and t.part = g.part and t.met = g.met and t.begins = g.begins and t.month = g.month;
