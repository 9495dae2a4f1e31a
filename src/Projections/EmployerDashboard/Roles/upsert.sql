insert into rm.statutory_role (
    generation, journey, role, spell, level, from_on, to_on, area, revision, recorded_at)
select @generation, t.journey, t.role, t.spell, t.level, t.from_on, t.to_on, t.area, t.revision, t.recorded_at
from unnest(@journey, @role, @spell, @level, @from_on, @to_on, @area, @revision, @recorded_at)
    as t (journey, role, spell, level, from_on, to_on, area, revision, recorded_at)
on conflict (generation, journey, role) do update set
    spell       = excluded.spell,
    level       = excluded.level,
    from_on     = excluded.from_on,
    to_on       = excluded.to_on,
    area        = excluded.area,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
