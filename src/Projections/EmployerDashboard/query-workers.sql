-- The standing shown is that of the highest level at which anything has happened by the day.
-- Whose the worker is when: from the day of a succession on, the successor's, in an employment that goes on unbroken (S-16).
with stint as materialized (
    select t.journey, t.spell, t.basis, t.from_on as employed_on, t.to_on as left_on, held.from_on, held.next_on,
           least(held.next_on - 1, t.to_on) as until_on
    from rm.employment_spell t
    cross join lateral (
        select s.placed_at, s.from_on, lead(s.from_on) over (order by s.revision) as next_on
        from (
            select t.placed_at, t.from_on, -1 as revision
            union all
            select c.carried_to, c.carried_on, c.revision
            from rm.carry_over c
            where c.generation = @generation and c.journey = t.journey and c.spell = t.spell
        ) s
    ) held
    where t.generation = @generation and held.placed_at = @organisation
      and t.journey in (
          select x.journey from rm.employment_spell x where x.generation = @generation and x.placed_at = @organisation
          union
          select c.journey from rm.carry_over c where c.generation = @generation and c.carried_to = @organisation)
),
page as materialized (
    select distinct on (t.journey) t.journey, t.basis, t.employed_on as from_on, t.until_on as to_on
    from stint t
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
      and (@after::uuid is null or t.journey > @after::uuid)
    order by t.journey, t.from_on desc, t.spell desc
    limit @maximum
),
-- An accreditation counts from its day, through the grace, until that is over or it is revoked (S-15, S-36). A moved day belongs
-- to the certificate before it, so that what was not held against the worker never was.
held as materialized (
    select g.journey, g.level, g.attempt, g.on_day as since, due.due_on, lasts.current_until
    from rm.accreditation g
    left join lateral (
        select s.due_on
        from rm.accreditation s
        where s.generation = @generation and s.journey = g.journey and s.level = g.level and s.revision >= g.revision
          and (s.step = 'moved' or (s.step in ('given', 'renewed') and s.on_day <= @as_of))
          and not exists (
              select from rm.accreditation later
              where later.generation = @generation and later.journey = g.journey and later.level = g.level
                and later.step = 'renewed' and later.revision < s.revision and later.revision > g.revision and later.on_day > @as_of)
        order by s.revision desc
        limit 1
    ) due on true
    left join lateral (
        select s.current_until
        from rm.accreditation s
        where s.generation = @generation and s.journey = g.journey and s.level = g.level and s.revision > g.revision
          and (s.step = 'moved' or (s.step = 'certified' and (s.on_day <= @as_of or s.revision = g.revision + 1)))
          and not exists (
              select from rm.accreditation later
              where later.generation = @generation and later.journey = g.journey and later.level = g.level
                and later.step = 'renewed' and later.revision < s.revision and later.revision > g.revision and later.on_day > @as_of)
        order by s.revision desc
        limit 1
    ) lasts on true
    where g.generation = @generation and g.step = 'given' and g.on_day <= @as_of
      and g.journey in (select p.journey from page p)
      and not exists (
          select from rm.accreditation r
          where r.generation = @generation and r.journey = g.journey and r.level = g.level
            and r.step = 'revoked' and r.revision > g.revision and r.on_day <= @as_of)
)
select p.journey, p.basis, p.from_on, p.to_on, top.level,
       case
           when top.level is null then null
           when now.current_until < @as_of then 'not-current'
           when now.due_on < @as_of then 'reaccreditation-overdue'
           when now.since is not null then 'accredited'
           when next.sits_on >= @as_of then 'sitting-booked'
           when next.sits_on < @as_of then 'result-awaited'
           when not answer.agreed then 'declined'
           when given.standing is not null then given.standing
           when revoked.revoked then 'revoked'
           when done.opened = 'full-retake' or done.banked_until < @as_of then 'full-retake'
           when done.opened in ('narrow-retake', 'element-retake') then 'element-retake'
           when answer.agreed then 'agreed'
           else 'not-agreed'
       end as standing
from page p
left join lateral (
    select l.level
    from (values ('leader', 3), ('supervisor', 2), ('practitioner', 1)) as l (level, height)
    where exists (
              select from rm.agreement_2 g
              where g.generation = @generation and g.journey = p.journey and g.level = l.level
                and exists (select from jsonb_array_elements(g.answers) as answer (value) where (answer.value ->> 'on')::date <= @as_of))
       or exists (select from rm.endorsement_2 e where e.generation = @generation and e.journey = p.journey and e.level = l.level and e.endorsed_on <= @as_of)
    order by l.height desc
    limit 1
) top on true
left join lateral (
    select (answer.value ->> 'agreed')::boolean as agreed
    from rm.agreement_2 g
    cross join lateral jsonb_array_elements(g.answers) with ordinality as answer (value, place)
    where g.generation = @generation and g.journey = p.journey and g.level = top.level and (answer.value ->> 'on')::date <= @as_of
    order by answer.place desc
    limit 1
) answer on true
left join held now on now.journey = p.journey and now.level = top.level
left join lateral (
    select a.opened, a.banked_until, a.released_revision, a.attempt
    from rm.attempt_2 a
    where a.generation = @generation and a.journey = p.journey and a.level = top.level and a.released_on <= @as_of
    order by a.attempt desc
    limit 1
) done on true
left join lateral (
    select a.sits_on
    from rm.attempt_2 a
    where a.generation = @generation and a.journey = p.journey and a.level = top.level
      and a.attempt > coalesce(done.attempt, 0)
      and a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
    order by a.attempt desc
    limit 1
) next on true
left join lateral (
    -- Two employers may have endorsed: the one that is still of use counts.
    select case
               when e.withdrawn_on <= @as_of then 'endorsement-withdrawn'
               when e.lapsed_on < @as_of then 'endorsement-lapsed'
               when e.valid_until < @as_of then 'endorsement-expired'
               else 'endorsed'
           end as standing
    from rm.endorsement_2 e
    where e.generation = @generation and e.journey = p.journey and e.level = top.level and e.endorsed_on <= @as_of
      and e.given_revision > coalesce(done.released_revision, -1)
    order by coalesce(e.withdrawn_on <= @as_of or e.lapsed_on < @as_of, false) or e.valid_until < @as_of, e.endorsement desc
    limit 1
) given on true
left join lateral (
    select s.step = 'revoked' as revoked
    from rm.accreditation s
    where s.generation = @generation and s.journey = p.journey and s.level = top.level and s.step in ('given', 'revoked') and s.on_day <= @as_of
    order by s.revision desc
    limit 1
) revoked on true
order by p.journey;
