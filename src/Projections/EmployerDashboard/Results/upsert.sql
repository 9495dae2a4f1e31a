insert into rm.released_results_1 (
    generation, journey, results, is_closed, revision, recorded_at)
select @generation, t.journey, t.results::jsonb, t.is_closed, t.revision, t.recorded_at
from unnest(@journey, @results, @is_closed, @revision, @recorded_at)
    as t (journey, results, is_closed, revision, recorded_at)
on conflict (generation, journey) do update set
    results     = excluded.results,
    is_closed   = excluded.is_closed,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
