-- The standing shown is that of the highest level at which anything has happened by the day.
with page as materialized (
    select distinct on (t.journey) t.journey, t.basis, t.from_on, t.to_on
    from rm.employment_spell t
    where t.generation = @generation and t.placed_at = @organisation
      and t.from_on <= @as_of and (t.to_on is null or t.to_on >= @as_of)
      and (@after::uuid is null or t.journey > @after::uuid)
    order by t.journey, t.from_on desc, t.spell desc
    limit @maximum
)
select p.journey, p.basis, p.from_on, p.to_on, top.level,
       case
           when top.level is null then null
           when done.opened = 'accreditation' then 'accredited'
           when next.sits_on >= @as_of then 'sitting-booked'
           when next.sits_on < @as_of then 'result-awaited'
           when given.lapsed then 'endorsement-lapsed'
           when not given.lapsed then 'endorsed'
           when done.opened = 'full-retake' or done.banked_until < @as_of then 'full-retake'
           when done.opened is not null then 'element-retake'
           else 'agreed'
       end as standing
from page p
left join lateral (
    select l.level
    from (values ('leader', 3), ('supervisor', 2), ('practitioner', 1)) as l (level, height)
    where exists (select from rm.agreement g where g.generation = @generation and g.journey = p.journey and g.level = l.level and g.agreed_on <= @as_of)
       or exists (select from rm.endorsement e where e.generation = @generation and e.journey = p.journey and e.level = l.level and e.endorsed_on <= @as_of)
    order by l.height desc
    limit 1
) top on true
left join lateral (
    select a.opened, a.banked_until, a.released_revision, a.attempt
    from rm.attempt a
    where a.generation = @generation and a.journey = p.journey and a.level = top.level and a.opened_on <= @as_of
    order by a.attempt desc
    limit 1
) done on true
left join lateral (
    select a.sits_on
    from rm.attempt a
    where a.generation = @generation and a.journey = p.journey and a.level = top.level
      and a.attempt > coalesce(done.attempt, 0)
      and a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
    order by a.attempt desc
    limit 1
) next on true
left join lateral (
    -- Two employers may have endorsed: the one that is still of use counts.
    select coalesce(e.lapsed_on < @as_of, false) as lapsed
    from rm.endorsement e
    where e.generation = @generation and e.journey = p.journey and e.level = top.level and e.endorsed_on <= @as_of
      and e.given_revision > coalesce(done.released_revision, -1)
    order by lapsed, e.endorsement desc
    limit 1
) given on true
order by p.journey;
