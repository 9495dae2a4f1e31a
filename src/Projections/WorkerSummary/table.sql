create table rm.worker_summary_4 (
    generation        integer     not null,
    journey           uuid        not null,
    registered_on     date        not null,
    employments       jsonb       not null,
    roles             jsonb       not null,
    absences          jsonb       not null,
    levels            jsonb       not null,
    stops             jsonb       not null,
    in_question_since date,
    superseded_by     uuid,
    revision          bigint      not null,
    recorded_at       timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);

create index worker_summary_4_in_question on rm.worker_summary_4 (generation, in_question_since, journey) where in_question_since is not null;
