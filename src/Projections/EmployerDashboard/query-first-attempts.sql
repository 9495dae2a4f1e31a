-- The first attempt of each worker at each level whose result was released by the day and stands on it, with the organisation whose
-- endorsement carried it: a successor's, where the employment was carried over after the endorsement was given and by the day of the
-- sitting (S-16). Only attempts at all three elements. Of whom that organisation employed no more when the result was released it is told
-- nothing (S-16): of those the journeys are listed, and they are not counted.
with released as materialized (
    select r.journey, x.*
    from rm.released_results_1 r
    cross join lateral jsonb_to_recordset(r.results) as x (level text, attempt integer, "releasedOn" date, "annulledOn" date, "isRetake" boolean)
    -- What a record held that was closed in favour of another counts there (S-53).
    where r.generation = @generation and not r.is_closed
),
first as (
    select distinct on (a.journey, a.level) a.journey, a.level, a.endorsement, a.sits_on, a.knowledge, a.simulated, a.written, x."releasedOn" as released_on
    from released x
    join rm.attempt_4 a on a.generation = @generation and a.journey = x.journey and a.level = x.level and a.attempt = x.attempt
    where x.level in ('practitioner', 'supervisor') and x."isRetake" is not true
      and x."releasedOn" <= @as_of and (x."annulledOn" is null or x."annulledOn" > @as_of)
      and a.knowledge is not null and a.simulated is not null and a.written is not null
    order by a.journey, a.level, x."releasedOn", a.attempt
),
owned as (
    select coalesce(heir.carried_to, e.endorsed_by) as organisation, f.*
    from first f
    join rm.endorsement_3 e on e.generation = @generation and e.journey = f.journey and e.level = f.level and e.endorsement = f.endorsement
    left join lateral (
        select heir.carried_to
        from rm.carry_over_2 first
        join rm.carry_over_2 heir on heir.generation = @generation and heir.journey = first.journey and heir.spell = first.spell
        where first.generation = @generation and first.journey = e.journey and first.carried_from = e.endorsed_by
          and first.revision > e.given_revision and first.carried_on <= f.sits_on and heir.carried_on <= f.sits_on
        order by heir.revision desc
        limit 1
    ) heir on true
),
told as (
    select o.*,
           exists (
               select 1
               from rm.employment_spell s
               where s.generation = @generation and s.journey = o.journey and s.from_on <= o.released_on and (s.to_on is null or s.to_on >= o.released_on)
                 and (s.placed_at = o.organisation
                      or exists (select 1 from rm.carry_over_2 c where c.generation = @generation and c.journey = s.journey and c.spell = s.spell and c.carried_to = o.organisation))
           ) as is_told
    from owned o
)
select t.organisation, t.level, t.knowledge = 'met' as knowledge, t.simulated = 'met' as simulated, t.written = 'met' as written,
       count(*) filter (where t.is_told)::int as attempts, coalesce(array_agg(t.journey order by t.journey) filter (where not t.is_told), '{}') as left_before
from told t
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5;
