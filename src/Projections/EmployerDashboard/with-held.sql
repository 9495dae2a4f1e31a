-- The accreditations of those asked about, as they stand on the day. One counts from its day, through the grace, until that is over or
-- it is revoked (S-15, S-36). A moved day belongs to the certificate before it, so that what was not held against the worker never was.
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
  and g.journey in (select a.journey from asked a)
  and not exists (
      select from rm.accreditation r
      where r.generation = @generation and r.journey = g.journey and r.level = g.level
        and r.step = 'revoked' and r.revision > g.revision and r.on_day <= @as_of)
