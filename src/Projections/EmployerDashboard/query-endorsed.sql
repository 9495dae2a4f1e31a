-- In the order in which the endorsements were recorded; whose turn it is, the domain says (S-44).
with theirs as materialized (
    -- include: with-theirs
)
select e.journey, e.level, e.rank, e.endorsed_on, e.sittings_from, greatest(e.valid_until, e.carried_until),
       coalesce((
           select (answer.value ->> 'agreed')::boolean
           from rm.agreement_2 g
           cross join lateral jsonb_array_elements(g.answers) with ordinality as answer (value, place)
           where g.generation = @generation and g.journey = e.journey and g.level = e.level and (answer.value ->> 'on')::date <= @as_of
           order by answer.place desc
           limit 1), false) as agreed
from (
    -- Endorsed anew while the first still holds, somebody has one place: that of the one which a void sitting carries on, or else of the
    -- latest.
    select distinct on (t.journey, t.level) t.*
    from (
        select e.*,
               (
                   -- include: carried-on
               ) as carried_until
        from theirs e
        where e.endorsed_on <= @as_of and (e.lapsed_on is null or e.lapsed_on >= @as_of) and (e.withdrawn_on is null or e.withdrawn_on > @as_of)
    ) t
    where t.valid_until >= @as_of or t.carried_until is not null
    order by t.journey, t.level, t.carried_until is null, t.endorsement desc
) e
where e.carried_until is not null or not exists (
    -- Booked, or sat and used up: a release uses up every endorsement that was given before it.
    select from rm.attempt_3 a
    where a.generation = @generation and a.journey = e.journey and a.level = e.level
      and a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
      and (a.released_on is null or a.released_on > @as_of or a.released_revision > e.given_revision)
    offset 0)
order by e.given_at, e.journey, e.level;
