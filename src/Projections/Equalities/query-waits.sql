select c.category, c.other, count(*), percentile_cont(0.5) within group (order by c.days), percentile_cont(0.25) within group (order by c.days), percentile_cont(0.75) within group (order by c.days)
from (
    select coalesce(u.value ->> @by::text, t.categories ->> @by::text) as category,
           coalesce(u.value ->> @other::text, t.categories ->> @other::text) as other,
           (u.value ->> 'days')::integer as days
    from rm.equality_1 t
    cross join lateral jsonb_array_elements(t.units) u
    where t.generation = @generation and u.value ->> 'measure' = 'endorsed' and u.value ->> 'days' is not null
      and u.value ->> 'level' = any (@levels)
      and (@organisation::text is null or u.value ->> 'organisation' = @organisation)
      and (@from::date is null or (u.value ->> 'on')::date >= @from)
      and (@to::date is null or (u.value ->> 'on')::date < @to + interval '1 month')
      and (@as_of::date is null or (u.value ->> 'from')::date <= @as_of)
) c
group by c.category, c.other;
