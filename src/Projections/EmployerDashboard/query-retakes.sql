select r.journey, r.level, r.retake_element as element, r.opened = 'narrow-retake' as narrow,
       coalesce(r.retake_until, r.banked_until) as until_on, r.banked_until
from (
    select distinct on (a.journey, a.level) a.*
    from rm.attempt a
    where a.generation = @generation and a.opened_on <= @as_of
      and a.journey in (
          select t.journey
          from rm.employment_spell t
          where t.generation = @generation and t.placed_at = @organisation
            and t.from_on <= @as_of and (t.to_on is null or t.to_on >= @as_of))
    order by a.journey, a.level, a.attempt desc
) r
where r.opened in ('narrow-retake', 'element-retake') and r.banked_until >= @as_of
  and not exists (
      select from rm.attempt a
      where a.generation = @generation and a.journey = r.journey and a.level = r.level
        and a.attempt > r.attempt and a.sits_on < @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of))
order by until_on, r.journey, r.level;
