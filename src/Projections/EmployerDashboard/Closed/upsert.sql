insert into rm.closed_record (generation, journey, revision, recorded_at)
select @generation, t.journey, t.revision, t.recorded_at
from unnest(@journey, @revision, @recorded_at) as t (journey, revision, recorded_at)
on conflict (generation, journey) do update set
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
