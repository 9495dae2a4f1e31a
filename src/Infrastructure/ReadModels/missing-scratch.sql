select t.name
from unnest(@tables) as t (name)
where to_regclass('rm.' || t.name) is not null and to_regclass('rm.' || t.name || '_g0') is null;
