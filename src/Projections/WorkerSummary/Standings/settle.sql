-- Only where something changed: a page must not look through the whole tally. Each line that changed is looked up by its key (offset 0
-- keeps it so), and what stands at nought goes by its place: how many those are does not reach the planner, who would compare every
-- line of the tally with every one that changed.
delete from rm.standing_1 t
where t.generation = @generation and t.ctid = any (array(
    select nought.ctid
    from unnest(@level, @standing, @organisation)
        as c (level, standing, organisation)
    cross join lateral (
        select s.ctid
        from rm.standing_1 s
        where s.generation = @generation and s.level = c.level and s.standing = c.standing and s.organisation = c.organisation
          and s.number = 0
        offset 0
    ) nought));
