-- How many people in post have a released result that counts, by level, and of how many of them the employer has a report (S-12, S-16).
with stint as materialized (
    -- include: of-present
),
present as materialized (
    select distinct t.journey, t.employed_on, t.left_on
    from stint t
)
select a.level,
       count(distinct a.journey)::int as assessed,
       count(distinct a.journey) filter (where exists (
           select from rm.feedback_1 f
           where f.generation = @generation and f.journey = a.journey and f.level = a.level and f.attempt = a.attempt
             and f.issued_on <= @as_of and f.issued_on >= p.employed_on and (p.left_on is null or f.issued_on <= p.left_on)))::int as reported
from present p
join (
    select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = any (@present_journey) offset 0
) a on a.journey = p.journey
where a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of)
group by a.level;
