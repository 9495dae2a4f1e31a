-- Employments by the level with which they began and by months in post, counted from the rows of everybody and nothing else.
select r.level, 12 * (extract(year from s.last) - extract(year from s.first)) + extract(month from s.last) - extract(month from s.first), count(*)
from rm.retention_2 t
cross join lateral (
    select (e.value ->> 'spell')::int, (e.value ->> 'from')::date, (e.value ->> 'to')::date
    from jsonb_array_elements(t.spells) e) s (spell, first, last)
left join lateral (
    select e.value ->> 'level'
    from jsonb_array_elements(t.roles) e
    where (e.value ->> 'spell')::int = s.spell
    order by e.value ->> 'from'
    limit 1) r (level) on true
where t.generation = @generation
group by 1, 2;
