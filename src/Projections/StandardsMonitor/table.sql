create table rm.standards_monitor_1 (
    generation   integer     not null,
    journey      uuid        not null,
    endorsements jsonb       not null,
    attempts     jsonb       not null,
    -- What the row comes to, for figures as of a day.
    units        jsonb       not null,
    is_closed    boolean     not null,
    revision     bigint      not null,
    recorded_at  timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
