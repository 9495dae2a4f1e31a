insert into rm.agreement_2 (
    generation, journey, level, answers, revision, recorded_at)
select @generation, t.journey, t.level, t.answers::jsonb, t.revision, t.recorded_at
from unnest(@journey, @level, @answers, @revision, @recorded_at)
    as t (journey, level, answers, revision, recorded_at)
on conflict (generation, journey, level) do update set
    answers     = excluded.answers,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
