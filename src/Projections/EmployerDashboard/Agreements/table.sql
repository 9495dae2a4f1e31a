create table rm.agreement_2 (
    generation  integer     not null,
    journey     uuid        not null,
    level       text        not null,
    answers     jsonb       not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey, level)
) partition by list (generation);
