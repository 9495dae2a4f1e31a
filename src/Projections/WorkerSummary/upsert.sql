insert into rm.worker_summary_4 (generation, journey, registered_on, employments, roles, absences, levels, stops, in_question_since, superseded_by, revision, recorded_at)
select @generation, t.journey, t.registered_on, t.employments::jsonb, t.roles::jsonb, t.absences::jsonb, t.levels::jsonb, t.stops::jsonb, t.in_question_since, t.superseded_by, t.revision, t.recorded_at
from unnest(@journey, @registered_on, @employments, @roles, @absences, @levels, @stops, @in_question_since, @superseded_by, @revision, @recorded_at)
    as t (journey, registered_on, employments, roles, absences, levels, stops, in_question_since, superseded_by, revision, recorded_at)
on conflict (generation, journey) do update set
    registered_on     = excluded.registered_on,
    employments       = excluded.employments,
    roles             = excluded.roles,
    absences          = excluded.absences,
    levels            = excluded.levels,
    stops             = excluded.stops,
    in_question_since = excluded.in_question_since,
    superseded_by     = excluded.superseded_by,
    revision          = excluded.revision,
    recorded_at       = excluded.recorded_at;
