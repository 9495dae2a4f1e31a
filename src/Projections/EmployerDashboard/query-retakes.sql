with stint as materialized (
    -- include: with-stint
),
stopped as not materialized (
    -- include: with-stopped
)
select r.journey, r.level, r.retake_element as element, r.narrow, ends.until_on, r.banked_until,
       exists (select from stopped s where s.journey = r.journey and s.level = r.level and s.since <= ends.until_on) as stands_still
from (
    -- The last released attempt decides, unless a route of re-accreditation was completed after it.
    select distinct on (a.journey, a.level) a.*,
           a.opened = 'narrow-retake' and (a.retake_until >= @as_of
               or exists (select from stopped s where s.journey = a.journey and s.level = a.level and s.since <= a.retake_until)) as narrow
    from rm.attempt_2 a
    where a.generation = @generation and a.opened_on <= @as_of
      and a.journey in (select t.journey from stint t where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of))
      and not exists (
          select from rm.accreditation n
          where n.generation = @generation and n.journey = a.journey and n.level = a.level
            and n.step = 'renewed' and n.revision > a.opened_revision and n.on_day <= @as_of)
    order by a.journey, a.level, a.attempt desc
) r
cross join lateral (select case when r.narrow then r.retake_until else r.banked_until end as until_on) ends
where r.opened in ('narrow-retake', 'element-retake')
  and (r.banked_until >= @as_of or exists (select from stopped s where s.journey = r.journey and s.level = r.level and s.since <= r.banked_until))
  and not exists (
      select from rm.attempt_2 a
      where a.generation = @generation and a.journey = r.journey and a.level = r.level
        and a.attempt > r.attempt and a.sits_on < @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of))
order by ends.until_on, r.journey, r.level;
