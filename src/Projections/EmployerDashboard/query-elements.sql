-- How the elements went under this employer's endorsement, of results that were released while the person was employed there, and were
-- not annulled by the last day there (S-16).
with theirs as materialized (
    -- include: of-theirs
)
select a.level, m.element,
       count(*) filter (where m.result = 'met')::int as met,
       count(*) filter (where m.result = 'narrowly-not-met')::int as narrowly_not_met,
       count(*) filter (where m.result = 'not-met')::int as not_met
from theirs e
join (
    select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = any (@theirs_journey) offset 0
) a on a.journey = e.journey and a.level = e.level and a.endorsement = e.endorsement
cross join lateral (values ('knowledge', a.knowledge), ('simulated', a.simulated), ('written', a.written)) as m (element, result)
where a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > e.known_on) and m.result is not null
  and exists (
      -- include: told-while-employed
  )
group by a.level, m.element;
