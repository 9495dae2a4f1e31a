select t.journey, t.next_due
from rm.deadline t
where t.generation = @generation;
