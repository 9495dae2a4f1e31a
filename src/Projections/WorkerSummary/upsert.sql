insert into rm.worker_summary_2 (generation, journey, registered_on, employments, roles, absences, levels, revision, recorded_at)
select @generation, t.journey, t.registered_on, t.employments::jsonb, t.roles::jsonb, t.absences::jsonb, t.levels::jsonb, t.revision, t.recorded_at
from unnest(@journey, @registered_on, @employments, @roles, @absences, @levels, @revision, @recorded_at)
    as t (journey, registered_on, employments, roles, absences, levels, revision, recorded_at)
on conflict (generation, journey) do update set
    registered_on = excluded.registered_on,
    employments   = excluded.employments,
    roles         = excluded.roles,
    absences      = excluded.absences,
    levels        = excluded.levels,
    revision      = excluded.revision,
    recorded_at   = excluded.recorded_at;
