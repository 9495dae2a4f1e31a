create table rm.feedback_1 (
    generation   integer     not null,
    journey      uuid        not null,
    level        text        not null,
    attempt      integer     not null,
    version      integer     not null,
    issued_on    date        not null,
    areas        text        not null,
    issued_order numeric     not null,
    recorded_at  timestamptz not null,
    primary key (generation, journey, level, attempt, version)
) partition by list (generation);
