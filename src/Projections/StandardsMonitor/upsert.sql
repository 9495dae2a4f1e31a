insert into rm.standards_monitor_1 (generation, journey, endorsements, attempts, units, is_closed, revision, recorded_at)
select @generation, t.journey, t.endorsements::jsonb, t.attempts::jsonb, t.units::jsonb, t.is_closed, t.revision, t.recorded_at
from unnest(@journey, @endorsements, @attempts, @units, @is_closed, @revision, @recorded_at)
    as t (journey, endorsements, attempts, units, is_closed, revision, recorded_at)
on conflict (generation, journey) do update set
    endorsements = excluded.endorsements,
    attempts     = excluded.attempts,
    units        = excluded.units,
    is_closed    = excluded.is_closed,
    revision     = excluded.revision,
    recorded_at  = excluded.recorded_at;
