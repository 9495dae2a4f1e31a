-- Past figures that the book does not name: nobody will find them, or drop them.
select p.name, p.generation
from rm.projections p
join unnest(@names, @versions) as own (name, version) on own.name = p.name and own.version >= p.version
where p.state = 'past'
  and not exists (select from rm.past_figures f where f.name = p.name and f.generation = p.generation)
order by p.name, p.generation;
