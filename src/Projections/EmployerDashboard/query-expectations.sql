-- Who in post was expected to be put forward, or to be accredited, before the day and is not (R-022, R-025, R-026, S-49): a report, and
-- nothing follows from it. Whoever leads practice may have been put forward as a supervisor instead. An endorsement counts as putting
-- forward wherever it was given.
with stint as materialized (
    -- include: of-present
)
select r.level,
       count(distinct r.journey) filter (where not done.put_forward and not done.accredited)::int as not_put_forward,
       count(distinct r.journey) filter (where r.to_be_accredited and not done.accredited)::int as not_accredited
from stint t
join (
    select x.* from rm.statutory_role_2 x where x.generation = @generation and x.journey = any (@present_journey) and x.expected_by < @as_of offset 0
) r on r.journey = t.journey and r.spell = t.spell
cross join lateral (
    select exists (
               select from rm.endorsement_3 e
               where e.generation = @generation and e.journey = r.journey and (e.level = r.level or (r.level = 'leader' and e.level = 'supervisor'))
                 and e.endorsed_on <= @as_of) as put_forward,
           exists (
               select from rm.accreditation_2 g
               where g.generation = @generation and g.journey = r.journey and (g.level = r.level or (r.level = 'leader' and g.level = 'supervisor'))
                 and g.step = 'given' and g.on_day <= @as_of) as accredited
) done
where r.from_on <= @as_of and (r.to_on is null or r.to_on >= @as_of)
group by r.level;
