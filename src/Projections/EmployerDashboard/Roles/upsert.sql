insert into rm.statutory_role_2 (
    generation, journey, role, spell, level, from_on, to_on, area, expected_by, to_be_accredited,
    revision, recorded_at)
select @generation, t.journey, t.role, t.spell, t.level, t.from_on, t.to_on, t.area, t.expected_by, t.to_be_accredited,
       t.revision, t.recorded_at
from unnest(@journey, @role, @spell, @level, @from_on, @to_on, @area, @expected_by, @to_be_accredited, @revision,
    @recorded_at)
    as t (journey, role, spell, level, from_on, to_on, area, expected_by, to_be_accredited, revision, recorded_at)
on conflict (generation, journey, role) do update set
    spell            = excluded.spell,
    level            = excluded.level,
    from_on          = excluded.from_on,
    to_on            = excluded.to_on,
    area             = excluded.area,
    expected_by      = excluded.expected_by,
    to_be_accredited = excluded.to_be_accredited,
    revision         = excluded.revision,
    recorded_at      = excluded.recorded_at;
