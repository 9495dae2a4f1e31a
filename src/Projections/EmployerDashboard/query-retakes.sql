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
)
select r.journey, r.level, r.retake_element as element, r.narrow,
       case when r.narrow then r.retake_until else r.banked_until end as until_on, r.banked_until
from (
    -- The last released attempt decides, unless a route of re-accreditation was completed after it.
    select distinct on (a.journey, a.level) a.*, a.opened = 'narrow-retake' and a.retake_until >= @as_of as narrow
    from rm.attempt_2 a
    where a.generation = @generation and a.opened_on <= @as_of
      and a.journey in (select t.journey from stint t where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of))
      and not exists (
          select from rm.accreditation n
          where n.generation = @generation and n.journey = a.journey and n.level = a.level
            and n.step = 'renewed' and n.revision > a.opened_revision and n.on_day <= @as_of)
    order by a.journey, a.level, a.attempt desc
) r
where r.opened in ('narrow-retake', 'element-retake') and r.banked_until >= @as_of
  and not exists (
      select from rm.attempt_2 a
      where a.generation = @generation and a.journey = r.journey and a.level = r.level
        and a.attempt > r.attempt and a.sits_on < @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of))
order by until_on, r.journey, r.level;
