-- Under the lock nobody is at work: what is being made was left by somebody who died.
select f.id, f.name, f.epoch, f.position, f.generation, f.tables, f.tries
from rm.past_figures f
join unnest(@names, @versions) as own (name, version) on own.name = f.name and own.version = f.version
where f.state in ('being-made', 'waiting')
order by f.state = 'waiting', f.asked_at, f.id
limit 1;
