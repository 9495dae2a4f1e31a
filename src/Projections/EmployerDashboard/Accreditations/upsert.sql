insert into rm.accreditation_2 (
    generation, journey, level, revision, step, on_day, attempt, due_on,
    current_until, recorded_at)
select @generation, t.journey, t.level, t.revision, t.step, t.on_day, t.attempt, t.due_on, t.current_until,
       t.recorded_at
from unnest(@journey, @level, @revision, @step, @on_day, @attempt, @due_on, @current_until, @recorded_at)
    as t (journey, level, revision, step, on_day, attempt, due_on, current_until, recorded_at)
on conflict (generation, journey, level, revision) do update set
    step          = excluded.step,
    on_day        = excluded.on_day,
    attempt       = excluded.attempt,
    due_on        = excluded.due_on,
    current_until = excluded.current_until,
    recorded_at   = excluded.recorded_at;
