create table rm.open_stop (
    generation  integer     not null,
    journey     uuid        not null,
    stops       jsonb       not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
