select f.id, f.generation
from rm.past_figures f
where f.name = @name and f.version = @version and f.epoch = @epoch and f.position = @position and f.state = 'ready';
