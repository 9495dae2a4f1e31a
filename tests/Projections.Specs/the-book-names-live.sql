update rm.past_figures f
set generation = a.generation
from rm.active a
where a.name = f.name;
