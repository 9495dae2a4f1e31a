-- People, not employments: somebody with two of them at one organisation counts once.
select count(distinct s.journey) filter (where s.in_post and s.basis = 'direct')::int as headcount,
       count(distinct s.journey) filter (where s.in_post and s.basis <> 'direct')::int as agency,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.from_on > s.year_before and s.from_on <= @as_of)::int as joiners,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.to_on > s.year_before and s.to_on <= @as_of)::int as leavers
from (
    select t.journey, t.basis, t.from_on, t.to_on,
           t.from_on <= @as_of and (t.to_on is null or t.to_on >= @as_of) as in_post,
           (@as_of - interval '12 months')::date as year_before
    from rm.employment_spell t
    where t.generation = @generation and t.placed_at = @organisation
) s;
