insert into rm.standing_1 as t (generation, level, standing, organisation, number)
select @generation, c.level, c.standing, c.organisation, c.number
from unnest(@level, @standing, @organisation, @number) as c (level, standing, organisation, number)
on conflict (generation, level, standing, organisation) do update set number = t.number + excluded.number;
