create table rm.agreement (
    generation  integer     not null,
    journey     uuid        not null,
    level       text        not null,
    agreed_on   date        not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey, level)
) partition by list (generation);
