create table rm.statutory_role_2 (
    generation       integer     not null,
    journey          uuid        not null,
    role             integer     not null,
    spell            integer     not null,
    level            text        not null,
    from_on          date        not null,
    to_on            date,
    area             text,
    expected_by      date,
    to_be_accredited boolean     not null,
    revision         bigint      not null,
    recorded_at      timestamptz not null,
    primary key (generation, journey, role)
) partition by list (generation);
