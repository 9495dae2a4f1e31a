-- People, not employments: somebody with two of them at one organisation counts once. Who was carried over has neither joined
-- nor left.
select count(distinct s.journey) filter (where s.in_post and s.basis = 'direct')::int as headcount,
       count(distinct s.journey) filter (where s.in_post and s.basis <> 'direct')::int as agency,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.employed_on > s.year_before and s.employed_on <= @as_of and s.from_on <= @as_of)::int as joiners,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.next_on is null and s.left_on > s.year_before and s.left_on <= @as_of)::int as leavers
from (
    select t.*,
           t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of) as in_post,
           (@as_of - interval '12 months')::date as year_before
    from stint t
) s
