-- People, not employments: somebody with two of them at one organisation counts once. Who was carried over has neither joined
-- nor left.
-- Whose the worker is when: from the day of a succession on, the successor's, in an employment that goes on unbroken (S-16).
with stint as materialized (
    select t.journey, t.spell, t.basis, t.from_on as employed_on, t.to_on as left_on, held.from_on, held.next_on,
           least(held.next_on - 1, t.to_on) as until_on
    from rm.employment_spell t
    cross join lateral (
        select s.placed_at, s.from_on, lead(s.from_on) over (order by s.revision) as next_on
        from (
            select t.placed_at, t.from_on, -1 as revision
            union all
            select c.carried_to, c.carried_on, c.revision
            from rm.carry_over c
            where c.generation = @generation and c.journey = t.journey and c.spell = t.spell
        ) s
    ) held
    where t.generation = @generation and held.placed_at = @organisation
      and t.journey in (
          select x.journey from rm.employment_spell x where x.generation = @generation and x.placed_at = @organisation
          union
          select c.journey from rm.carry_over c where c.generation = @generation and c.carried_to = @organisation)
)
select count(distinct s.journey) filter (where s.in_post and s.basis = 'direct')::int as headcount,
       count(distinct s.journey) filter (where s.in_post and s.basis <> 'direct')::int as agency,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.employed_on > s.year_before and s.employed_on <= @as_of and s.from_on <= @as_of)::int as joiners,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.next_on is null and s.left_on > s.year_before and s.left_on <= @as_of)::int as leavers
from (
    select t.*,
           t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of) as in_post,
           (@as_of - interval '12 months')::date as year_before
    from stint t
) s;
