create table rm.development_plan_1 (
    generation  integer     not null,
    journey     uuid        not null,
    level       text        not null,
    attempt     integer     not null,
    agreed_on   date        not null,
    recorded_at timestamptz not null,
    primary key (generation, journey, level, attempt)
) partition by list (generation);
