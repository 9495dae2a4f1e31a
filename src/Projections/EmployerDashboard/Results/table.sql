create table rm.released_results_1 (
    generation  integer     not null,
    journey     uuid        not null,
    results     jsonb       not null,
    is_closed   boolean     not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
