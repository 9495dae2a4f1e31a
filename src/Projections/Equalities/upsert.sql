insert into rm.equality_1 (generation, journey, closed, declaration, categories, employments, levels, units, revision, recorded_at)
select @generation, t.journey, t.closed, t.declaration, t.categories::jsonb, t.employments::jsonb, t.levels::jsonb, t.units::jsonb, t.revision, t.recorded_at
from unnest(@journey, @closed, @declaration, @categories, @employments, @levels, @units, @revision, @recorded_at)
    as t (journey, closed, declaration, categories, employments, levels, units, revision, recorded_at)
on conflict (generation, journey) do update set
    closed      = excluded.closed,
    declaration = excluded.declaration,
    categories  = excluded.categories,
    employments = excluded.employments,
    levels      = excluded.levels,
    units       = excluded.units,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
