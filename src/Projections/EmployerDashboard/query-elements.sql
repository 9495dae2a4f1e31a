with theirs as materialized (
    -- include: with-theirs
)
select a.level, m.element,
       count(*) filter (where m.result = 'met')::int as met,
       count(*) filter (where m.result = 'narrowly-not-met')::int as narrowly_not_met,
       count(*) filter (where m.result = 'not-met')::int as not_met
from theirs e
cross join lateral (
    select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = e.journey and x.level = e.level and x.endorsement = e.endorsement offset 0
) a
cross join lateral (values ('knowledge', a.knowledge), ('simulated', a.simulated), ('written', a.written)) as m (element, result)
where a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of) and m.result is not null
group by a.level, m.element;
