create table rm.timeline_2 (
    generation   integer     not null,
    journey      uuid        not null,
    revision     bigint      not null,
    type         text        not null,
    title        text        not null,
    sentence     text        not null,
    level        text,
    attempt      integer,
    effective_on date        not null,
    recorded_at  timestamptz not null,
    actor        text        not null,
    role         text        not null,
    organisation text,
    command_id   uuid        not null,
    edition      text        not null,
    primary key (generation, journey, revision)
) partition by list (generation);
