-- A program from before the numbers were written down may still give out one.
with number as (
    insert into rm.generation_numbers as n (name, last) values (@name, 1)
    on conflict (name) do update
    set last = greatest(n.last, (select max(p.generation) from rm.projections p where p.name = n.name)) + 1
    returning n.last
)
insert into rm.projections (name, generation, version, state)
select @name, number.last, @version, @state
from number
returning generation;
