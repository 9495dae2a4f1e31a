-- Of the last quarter, the extract from which that of every project is made: by pseudonyms of its own, which without their key are
-- nobody's. The key is AES-256-GCM under a master key of the directory, bound to the quarter. The next quarter's takes its place.
create table research.quarter (
    as_of       date        primary key,
    made_at     timestamptz not null,
    key_version integer     not null,
    wrapped_key bytea       not null,
    extract     text        not null
);

-- Of which quarter's extract a worker's record was in first, whatever the project: those of one quarter are made alike among themselves.
create table research.came_in (
    journey uuid primary key,
    as_of   date not null
);

create trigger append_only before update or delete or truncate on research.came_in for each statement execute function research.refuse_change();

grant select, insert, delete on research.quarter to naas_application;
grant update (key_version, wrapped_key) on research.quarter to naas_application;
grant select, insert on research.came_in to naas_application;
