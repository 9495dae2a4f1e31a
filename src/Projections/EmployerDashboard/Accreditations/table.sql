create table rm.accreditation_2 (
    generation    integer     not null,
    journey       uuid        not null,
    level         text        not null,
    revision      numeric      not null,
    step          text        not null,
    on_day        date        not null,
    attempt       integer,
    due_on        date,
    current_until date,
    recorded_at   timestamptz not null,
    primary key (generation, journey, level, revision)
) partition by list (generation);
