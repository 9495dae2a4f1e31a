-- Of whose first result so many months have passed: how many left within them. With the organisation that held the employment in
-- the month of the release and in all of those months: how long people stay with a successor, the months before it do not tell (S-16).
select t.outcome, n.months, sum(t.number)::int as people, coalesce(sum(t.number) filter (where t.ended - t.marked <= n.months), 0)::int as left
from rm.retention_count_2 t
cross join unnest(@months) as n (months)
where t.generation = @generation and t.organisation = @organisation and t.counted = 'release' and t.level = any(@levels) and t.characteristic = ''
  and (@basis::text is null or t.basis = @basis)
  and t.marked + n.months <= @as_of and t.since <= t.marked and t.until > t.marked + n.months
group by t.outcome, n.months;
