-- Every employment that began with the organisation or was carried over to it. The latter are looked up one by one (offset 0): what is
-- asked of one employer must not cost more where there are more of them.
select t.journey, t.spell, t.placed_at, t.basis, t.agency, t.from_on, t.to_on, t.reason, t.destination, t.revision, t.recorded_at
from rm.employment_spell t
where t.generation = @generation and t.placed_at = @organisation

union all
select t.journey, t.spell, t.placed_at, t.basis, t.agency, t.from_on, t.to_on, t.reason, t.destination, t.revision, t.recorded_at
from (
    select distinct c.journey, c.spell from rm.carry_over_2 c where c.generation = @generation and c.carried_to = @organisation
) carried
cross join lateral (
    select s.* from rm.employment_spell s where s.generation = @generation and s.journey = carried.journey and s.spell = carried.spell offset 0
) t
where t.placed_at <> @organisation;
