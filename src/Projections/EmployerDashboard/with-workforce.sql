-- People, not employments: somebody with two of them at one organisation counts once, and whose direct employment goes on in another
-- there without a day between has neither left nor joined. Who comes back later has left, and joined again. Who was carried over has
-- neither joined nor left.
select count(distinct s.journey) filter (where s.in_post and s.basis = 'direct')::int as headcount,
       count(distinct s.journey) filter (where s.in_post and s.basis <> 'direct')::int as agency,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.employed_on > s.year_before and s.employed_on <= @as_of and s.from_on <= @as_of
           and (s.before_until is null or s.from_on > s.before_until + 1))::int as joiners,
       count(distinct s.journey) filter (where s.basis = 'direct' and s.next_on is null and (s.again_from is null or s.again_from > s.all_until + 1)
           and s.all_until > s.year_before and s.all_until <= @as_of)::int as leavers
from (
    select t.*,
           t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of) as in_post,
           (@as_of - interval '12 months')::date as year_before,
           max(coalesce(t.until_on, 'infinity')) over (on_this_basis rows between unbounded preceding and 1 preceding) as before_until,
           max(coalesce(t.until_on, 'infinity')) over (on_this_basis rows unbounded preceding) as all_until,
           lead(t.from_on) over on_this_basis as again_from
    from stint t
    window on_this_basis as (partition by t.journey, t.basis = 'direct' order by t.from_on, t.spell)
) s
