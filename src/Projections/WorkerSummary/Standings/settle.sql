-- Only where something changed: a page must not look through the whole tally.
delete from rm.standing_1 t
using unnest(@level, @standing, @organisation) as c (level, standing, organisation)
where t.generation = @generation and t.level = c.level and t.standing = c.standing and t.organisation = c.organisation and t.number = 0;
