create table rm.timeline_4 (
    generation   integer     not null,
    journey      uuid        not null,
    revision     bigint      not null,
    type         text        not null,
    episode      text        not null,
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
    correlation  text        not null,
    primary key (generation, journey, revision)
) partition by list (generation);

-- For the audit's search: by the time of recording, by who acted, and by what belongs to one conversation.
create index timeline_4_recorded on rm.timeline_4 (generation, recorded_at, journey, revision);
create index timeline_4_actor on rm.timeline_4 (generation, actor, recorded_at);
create index timeline_4_correlation on rm.timeline_4 (generation, correlation);
