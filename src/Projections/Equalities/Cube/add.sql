insert into rm.equality_cube_1 as t (generation, measure, organisation, characteristic, level, element, kind, month, category, outcome, number)
select @generation, c.measure, c.organisation, c.characteristic, c.level, c.element, c.kind, c.month, c.category, c.outcome, c.number
from unnest(@measure, @organisation, @characteristic, @level, @element, @kind, @month, @category, @outcome, @number)
    as c (measure, organisation, characteristic, level, element, kind, month, category, outcome, number)
on conflict (generation, measure, organisation, characteristic, level, element, kind, month, category, outcome) do update set number = t.number + excluded.number;
