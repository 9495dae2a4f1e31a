-- What the question of the country asks, counted from the rows of everybody and nothing else.
select t.categories ->> 'ethnicity', u.value ->> 'outcome', count(*)
from rm.equality_1 t
cross join lateral jsonb_array_elements(t.units) u
where t.generation = @generation and u.value ->> 'measure' = 'met' and u.value ->> 'element' = '' and u.value ->> 'kind' = 'first' and u.value ->> 'until' is null
group by 1, 2;
