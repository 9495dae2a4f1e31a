-- What has left the department: each release with its files, kept as they left. Nothing here is ever changed or taken away.
create schema releases;

create table releases.release (
    release_id         uuid        primary key,
    command_id         uuid        not null constraint release_command unique,
    data_set           text        not null,
    -- Counts the releases of a data set: each is held against all that were made before it, so no two may have one number.
    number             integer     not null check (number >= 1),
    title              text        not null,
    as_of              date        not null,
    epoch              uuid        not null,
    position           bigint      not null,
    recorded_at        timestamptz,
    directory_version  bigint      not null,
    edition            text        not null,
    suppression_policy text        not null,
    program_version    text        not null,
    -- An opaque subject, as the log keeps actors.
    requested_by       text        not null,
    requested_position text,
    made_at            timestamptz not null,
    -- The figures as they left, by cell: what was withheld is null here too.
    cells              jsonb       not null,
    constraint release_number unique (data_set, number)
);

create table releases.file (
    release_id uuid    not null references releases.release,
    place      integer not null,
    name       text    not null,
    media_type text    not null,
    bytes      bytea   not null,
    sha256     text    not null check (sha256 = encode(sha256(bytes), 'hex')),
    primary key (release_id, name)
);

create function releases.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'releases.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on releases.release
    for each statement execute function releases.refuse_change();

create trigger append_only before update or delete or truncate on releases.file
    for each statement execute function releases.refuse_change();

grant usage on schema releases to naas_application;
grant select, insert on releases.release, releases.file to naas_application;
