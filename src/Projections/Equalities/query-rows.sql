-- A unit tells the bands of its day, its level and its organisation; what was declared stands with the row.
select c.category, c.other, c.stratum, c.outcome, count(*)
from (
    select coalesce(u.value ->> @by::text, t.categories ->> @by::text) as category,
           coalesce(u.value ->> @other::text, t.categories ->> @other::text) as other,
           coalesce(u.value ->> @stratum::text, t.categories ->> @stratum::text) as stratum,
           case when u.value ->> 'until' is not null and (@as_of::date is null or (u.value ->> 'until')::date <= @as_of) then null
                when @as_of::date is null or (u.value ->> 'from')::date <= @as_of then u.value ->> 'outcome'
                when (u.value ->> 'since')::date <= @as_of then u.value ->> 'before'
           end as outcome
    from rm.equality_1 t
    cross join lateral jsonb_array_elements(t.units) u
    where t.generation = @generation and u.value ->> 'measure' = @measure and u.value ->> 'element' = @element
      and u.value ->> 'level' = any (@levels) and u.value ->> 'kind' = any (@kinds)
      and (@organisation::text is null or u.value ->> 'organisation' = @organisation)
      and (@from::date is null or (u.value ->> 'on')::date >= @from)
      and (@to::date is null or (u.value ->> 'on')::date < @to + interval '1 month')
) c
where c.outcome is not null
group by c.category, c.other, c.stratum, c.outcome;
