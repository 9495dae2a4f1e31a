-- The stretches in which the employments of people lie with one organisation: from the day of a succession on with the successor,
-- in an employment that goes on unbroken (S-16). A succession may be recorded late: whoever began with the old name after its day
-- was the successor's from the first day in post, and not before it.
-- Nearly nobody was ever carried over, and such an employment is one stretch as it stands. The others' rows are looked up by the
-- worker (offset 0 keeps them from being joined with a scan of the country's): what is asked of one employer must not cost more where
-- there are more of them.
with placed as materialized (
    select x.journey, x.spell, x.basis, x.from_on, x.to_on,
           exists (select from rm.carry_over_2 c where c.generation = @generation and c.journey = x.journey and c.spell = x.spell offset 0) as is_carried
    from rm.employment_spell x
    where x.generation = @generation and x.placed_at = @organisation
),
stretch as (
    select p.journey, p.spell, p.basis, p.from_on as employed_on, p.to_on as left_on, p.from_on, null::date as next_on, p.to_on as until_on
    from placed p
    where not p.is_carried

    union all
    select t.journey, t.spell, t.basis, t.from_on, t.to_on, greatest(held.from_on, t.from_on), held.next_on, least(held.next_on - 1, t.to_on)
    from (
        select p.journey from placed p where p.is_carried
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
      and exists (select from rm.carry_over_2 c where c.generation = @generation and c.journey = t.journey and c.spell = t.spell offset 0)
)
select s.*
from stretch s
-- What a record held that was closed in favour of another counts there (S-53).
where not exists (select from rm.closed_record z where z.generation = @generation and z.journey = s.journey offset 0)
