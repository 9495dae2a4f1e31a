insert into rm.agreement (
    generation, journey, level, agreed_on, revision, recorded_at)
select @generation, t.journey, t.level, t.agreed_on, t.revision, t.recorded_at
from unnest(@journey, @level, @agreed_on, @revision, @recorded_at)
    as t (journey, level, agreed_on, revision, recorded_at)
on conflict (generation, journey, level) do update set
    agreed_on   = excluded.agreed_on,
    revision    = excluded.revision,
    recorded_at = excluded.recorded_at;
