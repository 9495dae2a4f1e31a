-- Read models: rows made from events. All of it can be dropped and made again.
-- The tables of the projections themselves are made by the projections (their table.sql), because their columns
-- belong to a projection's version, not to the database's.

create schema rm;

-- A generation is one filling of a projection's tables. Readers take the number of the active one inside their snapshot;
-- a rebuild fills another and the switch is one row's update. (A rename would be wrong: a reader whose snapshot is older
-- than the rows sees an empty table, and the rename queues behind a long reader and blocks every new one.)
create table rm.projections (
    name        text        not null,
    generation  integer     not null check (generation >= 1),
    version     integer     not null check (version >= 1),
    position    bigint      not null default 0 check (position >= 0),
    epoch       uuid,
    recorded_at timestamptz,
    advanced_at timestamptz,
    fence       bigint      not null default 0,
    owner       text,
    lease_until timestamptz,
    state       text        not null check (state in ('building', 'live', 'retired')),
    retired_by  xid8,
    primary key (name, generation)
) with (fillfactor = 50);

comment on column rm.projections.position is 'Everything in the log up to here is in the rows; committed together with them.';
comment on column rm.projections.fence is 'Raised at every takeover; an owner that slept through one can write nothing more.';
comment on column rm.projections.retired_by is 'The transaction of the switch; the rows go when no snapshot is left that cannot see it.';

create table rm.active (
    name       text    primary key,
    generation integer not null,
    foreign key (name, generation) references rm.projections (name, generation)
);

-- Events that could not be folded, and every later one of their streams, in order. The events themselves stay in the log.
create table rm.parked (
    name       text        not null,
    generation integer     not null,
    stream     text        collate "C" not null,
    revision   bigint      not null,
    position   bigint      not null,
    type       text        not null,
    reason     text        not null,
    parked_at  timestamptz not null default clock_timestamp(),
    primary key (name, generation, stream, revision)
);

-- A partition is made aside and attached, because that blocks no reader; making it as a partition would.
create function rm.create_partition(parent text, generation integer) returns void
language plpgsql as $$
declare
    child text := parent || '_g' || generation;
begin
    execute format('create table rm.%I (like rm.%I including all)', child, parent);
    execute format('alter table rm.%I attach partition rm.%I for values in (%s)', parent, child, generation);
end
$$;

alter schema rm owner to naas_application;
alter table rm.projections owner to naas_application;
alter table rm.active owner to naas_application;
alter table rm.parked owner to naas_application;
alter function rm.create_partition(text, integer) owner to naas_application;
