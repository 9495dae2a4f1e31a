-- The first attempt of each worker at each level whose result was released by the day and stands on it, with the organisation whose
-- endorsement it was sat under: a successor's, once the employment was carried over after it was given (S-16). Only attempts at all
-- three elements.
with first as materialized (
    select distinct on (a.journey, a.level) a.journey, a.level, a.endorsement, a.knowledge, a.simulated, a.written
    from rm.attempt_3 a
    where a.generation = @generation and a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of)
      -- What a record held that was closed in favour of another counts there (S-53).
      and not exists (select from rm.closed_record z where z.generation = @generation and z.journey = a.journey)
    order by a.journey, a.level, a.attempt
)
select coalesce(heir.carried_to, e.endorsed_by) as organisation, f.level,
       f.knowledge = 'met' as knowledge, f.simulated = 'met' as simulated, f.written = 'met' as written, count(*)::int as attempts
from first f
join rm.endorsement_3 e on e.generation = @generation and e.journey = f.journey and e.level = f.level and e.endorsement = f.endorsement
left join lateral (
    select heir.carried_to
    from rm.carry_over_2 first
    join rm.carry_over_2 heir on heir.generation = @generation and heir.journey = first.journey and heir.spell = first.spell
    where first.generation = @generation and first.journey = e.journey and first.carried_from = e.endorsed_by
      and first.revision > e.given_revision and first.carried_on <= @as_of and heir.carried_on <= @as_of
    order by heir.revision desc
    limit 1
) heir on true
where f.level in ('practitioner', 'supervisor') and f.knowledge is not null and f.simulated is not null and f.written is not null
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5;
