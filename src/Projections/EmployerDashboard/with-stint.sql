-- The stretches in which the employments of people lie with one organisation: from the day of a succession on with the successor,
-- in an employment that goes on unbroken (S-16). A succession may be recorded late: whoever began with the old name after its day
-- was the successor's from the first day in post, and not before it.
-- Each worker's rows are looked up by the worker (offset 0 keeps them from being joined with a scan of the country's): what is asked
-- of one employer must not cost more where there are more of them.
select t.journey, t.spell, t.basis, t.from_on as employed_on, t.to_on as left_on, greatest(held.from_on, t.from_on) as from_on, held.next_on,
       least(held.next_on - 1, t.to_on) as until_on
from (
    select x.journey from rm.employment_spell x where x.generation = @generation and x.placed_at = @organisation
    union
    select c.journey from rm.carry_over_2 c where c.generation = @generation and c.carried_to = @organisation
) who
cross join lateral (
    select s.* from rm.employment_spell s where s.generation = @generation and s.journey = who.journey offset 0
) t
cross join lateral (
    select s.placed_at, s.from_on, lead(s.from_on) over (order by s.revision) as next_on
    from (
        select t.placed_at, t.from_on, -1 as revision
        union all
        select c.carried_to, c.carried_on, c.revision
        from rm.carry_over_2 c
        where c.generation = @generation and c.journey = t.journey and c.spell = t.spell
    ) s
) held
where held.placed_at = @organisation
  and (held.next_on is null or held.next_on > greatest(held.from_on, t.from_on))
  -- What a record held that was closed in favour of another counts there (S-53).
  and not exists (select from rm.closed_record z where z.generation = @generation and z.journey = t.journey offset 0)
