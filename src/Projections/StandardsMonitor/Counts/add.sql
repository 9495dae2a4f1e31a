insert into rm.standards_monitor_count_1 as t (generation, counted, divided_by, level, element, month, division, sat, outcome, departure, number)
select @generation, c.counted, c.divided_by, c.level, c.element, c.month, c.division, c.sat, c.outcome, c.departure, c.number
from unnest(@counted, @divided_by, @level, @element, @month, @division, @sat, @outcome, @departure, @number)
    as c (counted, divided_by, level, element, month, division, sat, outcome, departure, number)
on conflict (generation, counted, divided_by, level, element, month, division, sat, outcome, departure) do update set number = t.number + excluded.number;
