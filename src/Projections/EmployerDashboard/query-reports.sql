-- The results of people in post that stand on the day, each with the employer's reports on it: issued during an employment there, carried
-- over or not (S-12, S-16). The day of the sitting says which edition of the statement a report's numbers are of. Somebody who is in post
-- twice has a line of each employment.
with stint as materialized (
    -- include: of-present
),
present as materialized (
    select distinct t.journey, t.employed_on, t.left_on
    from stint t
)
select a.journey, a.level, a.sits_on, coalesce(a.released_on <= @as_of, false) as is_released, f.areas, f.issued_order
from present p
join (
    select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = any (@present_journey) offset 0
) a on a.journey = p.journey
left join lateral (
    select x.areas, x.issued_order
    from rm.feedback_1 x
    where x.generation = @generation and x.journey = a.journey and x.level = a.level and x.attempt = a.attempt
      and x.issued_on <= @as_of and x.issued_on >= p.employed_on and (p.left_on is null or x.issued_on <= p.left_on)
    offset 0
) f on true
where a.annulled_on is null or a.annulled_on > @as_of;
