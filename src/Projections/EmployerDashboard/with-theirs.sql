-- Whose an endorsement is on the day: a successor's, once the employment was carried over after it was given (S-16). Nearly nobody was
-- ever carried over, and theirs are the endorser's; the others' rows are looked up by the worker.
with given as materialized (
    select x as row, x.journey,
           exists (select from rm.carry_over_2 c where c.generation = @generation and c.journey = x.journey offset 0) as is_carried
    from rm.endorsement_3 x
    where x.generation = @generation and x.endorsed_by = @organisation
)
select (g.row).*
from given g
where not g.is_carried
  and not exists (select from rm.closed_record z where z.generation = @generation and z.journey = g.journey offset 0)

union all
select e.*
from (
    select g.journey from given g where g.is_carried
    union
    select c.journey from rm.carry_over_2 c where c.generation = @generation and c.carried_to = @organisation
) who
cross join lateral (
    select s.* from rm.endorsement_3 s where s.generation = @generation and s.journey = who.journey offset 0
) e
left join lateral (
    select heir.carried_to
    from rm.carry_over_2 first
    join rm.carry_over_2 heir on heir.generation = @generation and heir.journey = first.journey and heir.spell = first.spell
    where first.generation = @generation and first.journey = e.journey and first.carried_from = e.endorsed_by
      and first.revision > e.given_revision and first.carried_on <= @as_of and heir.carried_on <= @as_of
    order by heir.revision desc
    limit 1
) heir on true
where coalesce(heir.carried_to, e.endorsed_by) = @organisation
  -- What a record held that was closed in favour of another counts there (S-53).
  and not exists (select from rm.closed_record z where z.generation = @generation and z.journey = e.journey offset 0)
