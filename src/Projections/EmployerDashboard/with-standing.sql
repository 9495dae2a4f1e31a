-- Where each worker of a page stands on the day: at the highest level at which anything has happened by then.
select p.journey, p.basis, p.from_on, p.to_on, top.level,
       case
           when top.level is null then null
           when now.has_ended then 'not-current'
           when now.is_overdue then 'reaccreditation-overdue'
           when now.since is not null then 'accredited'
           when next.sits_on >= @as_of then 'sitting-booked'
           when next.sits_on < @as_of then 'result-awaited'
           when not answer.agreed then 'declined'
           when given.standing is not null then given.standing
           when revoked.revoked then 'revoked'
           when again.opened = 'full-retake' or not again.is_banked then 'full-retake'
           when again.opened is not null then 'element-retake'
           when answer.agreed then 'agreed'
           else 'not-agreed'
       end as standing
from page p
left join (
    select distinct on (u.journey) u.journey, u.level
    from (
        select g.journey, g.level
        from rm.agreement_2 g
        where g.generation = @generation and g.journey = any (array(select p.journey from page p))
          and exists (select from jsonb_array_elements(g.answers) as answer (value) where (answer.value ->> 'on')::date <= @as_of)
        union all
        select e.journey, e.level
        from rm.endorsement_3 e
        where e.generation = @generation and e.journey = any (array(select p.journey from page p)) and e.endorsed_on <= @as_of
    ) u
    join (values ('leader', 3), ('supervisor', 2), ('practitioner', 1)) as l (level, height) on l.level = u.level
    order by u.journey, l.height desc
) top on top.journey = p.journey
left join held now on now.journey = p.journey and now.level = top.level
left join to_retake again on again.journey = p.journey and again.level = top.level
-- Whoever is accredited stands there, whatever else has happened: of nobody else the rest is looked up.
left join lateral (
    select (answer.value ->> 'agreed')::boolean as agreed
    from rm.agreement_2 g
    cross join lateral jsonb_array_elements(g.answers) with ordinality as answer (value, place)
    where now.since is null and g.generation = @generation and g.journey = p.journey and g.level = top.level and (answer.value ->> 'on')::date <= @as_of
    order by answer.place desc
    limit 1
) answer on true
left join lateral (
    select a.released_revision, a.attempt
    from rm.attempt_3 a
    where now.since is null and a.generation = @generation and a.journey = p.journey and a.level = top.level and a.released_on <= @as_of
    order by a.attempt desc
    limit 1
) done on true
left join lateral (
    select a.sits_on
    from rm.attempt_3 a
    where now.since is null and a.generation = @generation and a.journey = p.journey and a.level = top.level
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
               when e.valid_until < @as_of and carried.until is null then 'endorsement-expired'
               else 'endorsed'
           end as standing
    from rm.endorsement_3 e
    left join lateral (
        -- include: carried-on
    ) carried on true
    where now.since is null and e.generation = @generation and e.journey = p.journey and e.level = top.level and e.endorsed_on <= @as_of
      and e.given_revision > coalesce(done.released_revision, -1)
    order by coalesce(e.withdrawn_on <= @as_of or e.lapsed_on < @as_of, false) or (e.valid_until < @as_of and carried.until is null), e.endorsement desc
    limit 1
) given on true
left join lateral (
    select s.step = 'revoked' as revoked
    from rm.accreditation_2 s
    where now.since is null and s.generation = @generation and s.journey = p.journey and s.level = top.level and s.step in ('given', 'revoked', 'reinstated') and s.on_day <= @as_of
    order by s.revision desc
    limit 1
) revoked on true
