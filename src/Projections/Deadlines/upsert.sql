insert into rm.deadline (generation, journey, watch, next_due, renewal_due, next_expected, passport, employed_at, revision, recorded_at)
select @generation, t.journey, t.watch::jsonb, t.next_due, t.renewal_due, t.next_expected, t.passport, t.employed_at::jsonb, t.revision, t.recorded_at
from unnest(@journey, @watch, @next_due, @renewal_due, @next_expected, @passport, @employed_at, @revision, @recorded_at)
    as t (journey, watch, next_due, renewal_due, next_expected, passport, employed_at, revision, recorded_at)
on conflict (generation, journey) do update set
    watch         = excluded.watch,
    next_due      = excluded.next_due,
    renewal_due   = excluded.renewal_due,
    next_expected = excluded.next_expected,
    passport      = excluded.passport,
    employed_at   = excluded.employed_at,
    revision      = excluded.revision,
    recorded_at   = excluded.recorded_at;
