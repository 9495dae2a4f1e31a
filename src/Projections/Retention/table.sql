create table rm.retention_2 (
    generation   integer     not null,
    journey      uuid        not null,
    categories   jsonb       not null,
    spells       jsonb       not null,
    roles        jsonb       not null,
    endorsements jsonb       not null,
    attempts     jsonb       not null,
    is_closed    boolean     not null,
    revision     bigint      not null,
    recorded_at  timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
