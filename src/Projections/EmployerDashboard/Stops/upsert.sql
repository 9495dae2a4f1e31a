insert into rm.open_stop (generation, journey, stops, revision, recorded_at)
select @generation, t.journey, t.stops::jsonb, t.revision, t.recorded_at
from unnest(@journey, @stops, @revision, @recorded_at) as t (journey, stops, revision, recorded_at)
on conflict (generation, journey) do update set
    stops       = excluded.stops,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
