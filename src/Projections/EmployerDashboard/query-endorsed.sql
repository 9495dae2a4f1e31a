-- In the order in which the endorsements were recorded; whose turn it is, the domain says (S-44).
with theirs as materialized (
    -- include: with-theirs
)
select e.journey, e.level, e.rank, e.endorsed_on, e.sittings_from, e.valid_until,
       coalesce((
           select (answer.value ->> 'agreed')::boolean
           from rm.agreement_2 g
           cross join lateral jsonb_array_elements(g.answers) with ordinality as answer (value, place)
           where g.generation = @generation and g.journey = e.journey and g.level = e.level and (answer.value ->> 'on')::date <= @as_of
           order by answer.place desc
           limit 1), false) as agreed
from (
    -- Endorsed anew while the first still holds, somebody has one place: that of the latest.
    select distinct on (t.journey, t.level) t.*
    from theirs t
    where t.endorsed_on <= @as_of and t.valid_until >= @as_of
      and (t.lapsed_on is null or t.lapsed_on >= @as_of) and (t.withdrawn_on is null or t.withdrawn_on > @as_of)
    order by t.journey, t.level, t.endorsement desc
) e
where not exists (
    -- Booked, or sat and used up: a release uses up every endorsement that was given before it.
    select from rm.attempt_3 a
    where a.generation = @generation and a.journey = e.journey and a.level = e.level
      and a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
      and (a.released_on is null or a.released_on > @as_of or a.released_revision > e.given_revision))
order by e.given_at, e.journey, e.level;
