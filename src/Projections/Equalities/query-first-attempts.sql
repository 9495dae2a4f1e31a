-- The first attempt of each worker at each level whose result was released by the day and stands on it, at all three elements, with
-- what the worker declared last and the age on the day of the sitting. What a record held that was closed counts nowhere: it has no units.
-- Left out are those that are named: whose worker the organisation did not employ any more when the result was released.
with result as (
    select t.journey, t.categories, u.value ->> 'level' as level, u.value ->> 'organisation' as organisation, (u.value ->> 'on')::date as sat_on,
           u.value ->> 'age' as age, u.value ->> 'element' as element,
           case when (u.value ->> 'from')::date <= @as_of then u.value ->> 'outcome'
                when (u.value ->> 'since')::date <= @as_of then u.value ->> 'before'
           end as outcome
    from rm.equality_1 t
    cross join lateral jsonb_array_elements(t.units) u
    where t.generation = @generation and u.value ->> 'measure' = 'met' and u.value ->> 'kind' = 'first'
      and u.value ->> 'element' > '' and u.value ->> 'level' in ('practitioner', 'supervisor')
),
attempt as (
    select r.journey, r.categories, r.level, r.organisation, r.sat_on, r.age,
           bool_or(r.element = 'knowledge' and r.outcome = 'met') as knowledge,
           bool_or(r.element = 'simulated' and r.outcome = 'met') as simulated,
           bool_or(r.element = 'written' and r.outcome = 'met') as written
    from result r
    group by r.journey, r.categories, r.level, r.organisation, r.sat_on, r.age
    -- Whatever is passported, annulled or not released yet is no result.
    having count(*) filter (where r.outcome in ('met', 'narrowly-not-met', 'not-met')) = 3
),
first as (
    select distinct on (a.journey, a.level) a.*
    from attempt a
    order by a.journey, a.level, a.sat_on
)
select f.organisation, f.level, f.categories ->> 'sex', f.age, f.categories ->> 'ethnic-group', f.categories ->> 'disability',
       f.knowledge, f.simulated, f.written, count(*)::int
from first f
where not exists (select 1 from unnest(@left_journeys, @left_levels) as gone (journey, level) where gone.journey = f.journey and gone.level = f.level)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
order by 1, 2, 3, 4, 5, 6, 7, 8, 9;
