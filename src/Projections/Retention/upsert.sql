insert into rm.retention_2 (generation, journey, categories, spells, roles, endorsements, attempts, is_closed, revision, recorded_at)
select @generation, t.journey, t.categories::jsonb, t.spells::jsonb, t.roles::jsonb, t.endorsements::jsonb, t.attempts::jsonb, t.is_closed, t.revision, t.recorded_at
from unnest(@journey, @categories, @spells, @roles, @endorsements, @attempts, @is_closed, @revision, @recorded_at)
    as t (journey, categories, spells, roles, endorsements, attempts, is_closed, revision, recorded_at)
on conflict (generation, journey) do update set
    categories   = excluded.categories,
    spells       = excluded.spells,
    roles        = excluded.roles,
    endorsements = excluded.endorsements,
    attempts     = excluded.attempts,
    is_closed    = excluded.is_closed,
    revision     = excluded.revision,
    recorded_at  = excluded.recorded_at;
