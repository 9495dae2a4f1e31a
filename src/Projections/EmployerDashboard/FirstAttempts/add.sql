insert into rm.first_attempt_1 as t (generation, level, part, met, begins, month, number)
select @generation, c.level, c.part, c.met, c.begins, c.month, c.number
from unnest(@level, @part, @met, @begins, @month, @number) as c (level, part, met, begins, month, number)
on conflict (generation, level, part, met, begins, month) do update set number = t.number + excluded.number;
