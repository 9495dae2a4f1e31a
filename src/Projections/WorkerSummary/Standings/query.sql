select t.level, t.standing, sum(t.number)::bigint
from rm.standing_1 t
where t.generation = @generation and (@organisation::text is null or t.organisation = @organisation)
group by t.level, t.standing;
