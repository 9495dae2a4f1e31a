insert into rm.rebooking_1 (
    generation, journey, level, attempt, until, from_on, revision, recorded_at)
select @generation, t.journey, t.level, t.attempt, t.until, t.from_on, t.revision, t.recorded_at
from unnest(@journey, @level, @attempt, @until, @from_on, @revision, @recorded_at)
    as t (journey, level, attempt, until, from_on, revision, recorded_at)
on conflict (generation, journey, level, attempt) do update set
    until       = excluded.until,
    from_on     = excluded.from_on,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
