-- Who in post has something to take again and has not sat it again, and with whom of them the next steps were agreed (R-094).
with to_retake as materialized (
    -- include: of-to-retake
)
select r.level,
       count(*) filter (where p.agreed_on <= @as_of)::int as agreed,
       count(*) filter (where p.agreed_on is null or p.agreed_on > @as_of)::int as not_agreed
from to_retake r
left join lateral (
    select x.agreed_on from rm.development_plan_1 x where x.generation = @generation and x.journey = r.journey and x.level = r.level and x.attempt = r.attempt offset 0
) p on true
where not r.is_sat
group by r.level;
