select t.journey, t.watch
from rm.deadline t
where t.generation = @generation and t.next_expected < @today
order by t.next_expected, t.journey
limit @maximum;
