create table rm.worker_summary_2 (
    generation    integer     not null,
    journey       uuid        not null,
    registered_on date        not null,
    employments   jsonb       not null,
    roles         jsonb       not null,
    absences      jsonb       not null,
    levels        jsonb       not null,
    revision      bigint      not null,
    recorded_at   timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
