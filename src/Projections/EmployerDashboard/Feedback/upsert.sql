insert into rm.feedback_1 (
    generation, journey, level, attempt, version, issued_on, areas, issued_order, recorded_at)
select @generation, t.journey, t.level, t.attempt, t.version, t.issued_on, t.areas, t.issued_order, t.recorded_at
from unnest(@journey, @level, @attempt, @version, @issued_on, @areas, @issued_order, @recorded_at)
    as t (journey, level, attempt, version, issued_on, areas, issued_order, recorded_at)
on conflict (generation, journey, level, attempt, version) do update set
    issued_on    = excluded.issued_on,
    areas        = excluded.areas,
    issued_order = excluded.issued_order,
    recorded_at  = excluded.recorded_at;
