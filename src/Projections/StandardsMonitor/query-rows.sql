-- The same from the rows, as it stood on a day.
select u.value ->> 'level' as level, u.value ->> 'element' as element,
       case @divided_by when 'month' then left(u.value ->> 'month', 7) when '' then '' else u.value ->> @divided_by end as division,
       u.value ->> 'sat' as sat, u.value ->> 'outcome' as outcome, (u.value ->> 'departure')::integer as departure, count(*)
from rm.standards_monitor_1 t
cross join lateral jsonb_array_elements(t.units) u
where t.generation = @generation and u.value ->> 'counted' = @counted
  and u.value ->> 'level' = any (@levels) and u.value ->> 'element' = any (@elements)
  and (@divided_by <> 'version' or u.value ->> 'element' <> '')
  and (@from::date is null or (u.value ->> 'month')::date >= @from) and (@to::date is null or (u.value ->> 'month')::date <= @to)
  and (u.value ->> 'from')::date <= @as_of and (u.value ->> 'until' is null or (u.value ->> 'until')::date > @as_of)
group by 1, 2, 3, 4, 5, 6;
