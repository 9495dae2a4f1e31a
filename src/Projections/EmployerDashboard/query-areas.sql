-- How the areas of the statements stand with the people in post: of each area the judgement that was reported last. A report is the
-- employer's where it was issued during an employment there, carried over or not (S-12, S-16), and counts while its result does. The
-- day of the sitting says which edition of the statement the numbers are of.
with stint as materialized (
    -- include: of-present
),
reported as materialized (
    select f.journey, f.level, f.areas, f.issued_order, a.sits_on
    from (
        select distinct t.journey, t.employed_on, t.left_on
        from stint t
    ) p
    cross join lateral (select x.* from rm.feedback_1 x where x.generation = @generation and x.journey = p.journey offset 0) f
    cross join lateral (
        select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = f.journey and x.level = f.level and x.attempt = f.attempt offset 0
    ) a
    where f.issued_on <= @as_of and f.issued_on >= p.employed_on and (p.left_on is null or f.issued_on <= p.left_on)
      and (a.annulled_on is null or a.annulled_on > @as_of)
),
judged as (
    select distinct on (r.journey, r.level, a.area) r.level, r.sits_on, a.area, a.judgement
    from reported r
    cross join lateral (
        select split_part(told, ':', 1)::int as area, split_part(told, ':', 2) as judgement from string_to_table(nullif(r.areas, ''), ',') as told
    ) a
    order by r.journey, r.level, a.area, r.issued_order desc
)
select j.level, j.sits_on, j.area,
       count(*) filter (where j.judgement = 'to-develop')::int as to_develop,
       count(*) filter (where j.judgement = 'met')::int as met,
       count(*) filter (where j.judgement = 'well-above')::int as well_above
from judged j
group by j.level, j.sits_on, j.area;
