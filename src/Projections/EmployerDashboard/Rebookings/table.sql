create table rm.rebooking_2 (
    generation  integer     not null,
    journey     uuid        not null,
    level       text        not null,
    attempt     integer     not null,
    until       date,
    from_on     date        not null,
    given_order numeric     not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey, level, attempt)
) partition by list (generation);
