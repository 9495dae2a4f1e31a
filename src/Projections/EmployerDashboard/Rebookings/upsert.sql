insert into rm.rebooking_2 (
    generation, journey, level, attempt, until, from_on, given_order, revision, recorded_at)
select @generation, t.journey, t.level, t.attempt, t.until, t.from_on, t.given_order, t.revision, t.recorded_at
from unnest(@journey, @level, @attempt, @until, @from_on, @given_order, @revision, @recorded_at)
    as t (journey, level, attempt, until, from_on, given_order, revision, recorded_at)
on conflict (generation, journey, level, attempt) do update set
    until       = excluded.until,
    from_on     = excluded.from_on,
    given_order = excluded.given_order,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
