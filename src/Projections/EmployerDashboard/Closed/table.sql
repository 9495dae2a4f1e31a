create table rm.closed_record (
    generation  integer     not null,
    journey     uuid        not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
