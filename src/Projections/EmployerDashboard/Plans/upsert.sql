insert into rm.development_plan_1 (
    generation, journey, level, attempt, agreed_on, recorded_at)
select @generation, t.journey, t.level, t.attempt, t.agreed_on, t.recorded_at
from unnest(@journey, @level, @attempt, @agreed_on, @recorded_at)
    as t (journey, level, attempt, agreed_on, recorded_at)
on conflict (generation, journey, level, attempt) do update set
    agreed_on   = excluded.agreed_on,
    recorded_at = excluded.recorded_at;
