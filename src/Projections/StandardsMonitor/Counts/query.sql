select t.level, t.element, case when @divided_by = 'month' then to_char(t.month, 'YYYY-MM') else t.division end as division,
       t.sat, t.outcome, t.departure, sum(t.number)::bigint
from rm.standards_monitor_count_1 t
where t.generation = @generation and t.counted = @counted and t.divided_by = @divided_by
  and t.level = any (@levels) and t.element = any (@elements)
  and (@from::date is null or t.month >= @from) and (@to::date is null or t.month <= @to)
group by 1, 2, 3, 4, 5, 6;
