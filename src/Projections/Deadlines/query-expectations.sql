-- Whose something is expected before a day, in the order of the first such day; what it is, the watch tells.
select t.journey, t.watch
from rm.deadline t
where t.generation = @generation and t.next_expected < @today
  and (@after_by::date is null or (t.next_expected, t.journey) > (@after_by::date, @after_journey::uuid))
order by t.next_expected, t.journey
limit @maximum;
