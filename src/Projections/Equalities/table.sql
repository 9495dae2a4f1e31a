create table rm.equality_1 (
    generation  integer     not null,
    journey     uuid        not null,
    closed      boolean     not null,
    declaration integer     not null,
    categories  jsonb       not null,
    employments jsonb       not null,
    levels      jsonb       not null,
    -- What the row comes to, for questions that no tally answers.
    units       jsonb       not null,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);
