-- What a read model said at an earlier position of the log. Such rows are a generation of their own, made when somebody asks
-- for them, kept for a while, and never live.

alter table rm.projections
    drop constraint projections_state_check,
    add constraint projections_state_check check (state in ('building', 'live', 'retired', 'past'));

create table rm.past_figures (
    id          uuid        primary key default gen_random_uuid(),
    name        text        not null,
    version     integer     not null check (version >= 1),
    epoch       uuid        not null,
    position    bigint      not null check (position >= 0),
    recorded_at timestamptz,
    state       text        not null check (state in ('waiting', 'being-made', 'ready', 'failed', 'leaving')),
    generation  integer,
    tables      text[]      not null default '{}',
    tries       integer     not null default 0,
    events      bigint      not null default 0,
    asked_at    timestamptz not null default clock_timestamp(),
    began_at    timestamptz,
    ended_at    timestamptz,
    used_at     timestamptz,
    failure     text,
    left_by     xid8
);

comment on column rm.past_figures.recorded_at is 'When the event at the position was recorded; null before the first.';
comment on column rm.past_figures.tables is 'Where the rows are: another version of the program has other tables.';
comment on column rm.past_figures.left_by is 'The transaction after which nobody finds the rows any more; they go when no snapshot is left from before it.';

-- Whoever asks for the same position, by whichever process, asks for the same rows.
create unique index past_figures_of_a_position on rm.past_figures (name, version, epoch, position) where state <> 'leaving';

alter table rm.past_figures owner to naas_application;
