-- One year of the census: in post on its day, joined and left in the year before it, that day included.
select t.basis, t.reason, t.destination, t.came_from, t.moved_to,
       coalesce(sum(t.number) filter (where t.marked > @census), 0)::int as in_post,
       coalesce(sum(t.number) filter (where t.began = @census), 0)::int as joined,
       coalesce(sum(t.number) filter (where t.ended = @census), 0)::int as left
from rm.retention_count_2 t
where t.generation = @generation and t.organisation = @organisation and t.counted = 'census' and t.level = '' and t.characteristic = ''
  and t.began <= @census and (t.marked > @census or t.ended = @census) and t.since <= @census and t.until > @census
group by t.basis, t.reason, t.destination, t.came_from, t.moved_to;
