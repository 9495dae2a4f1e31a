-- How the elements went under this employer's endorsement, of results that were released while the person was employed there, and were
-- not annulled by the last day there (S-16).
with told as materialized (
    -- include: of-told
)
select t.level, m.element,
       count(*) filter (where m.result = 'met')::int as met,
       count(*) filter (where m.result = 'narrowly-not-met')::int as narrowly_not_met,
       count(*) filter (where m.result = 'not-met')::int as not_met
from told t
cross join lateral (values ('knowledge', t.knowledge), ('simulated', t.simulated), ('written', t.written)) as m (element, result)
where t.released_on <= @as_of and (t.annulled_on is null or t.annulled_on > t.known_on) and m.result is not null
group by t.level, m.element;
