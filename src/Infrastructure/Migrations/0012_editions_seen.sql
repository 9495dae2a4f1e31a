-- One row: the editions that attempts were opened under (S-50), up to a position of the log, so that a start need not read all of it again.
create table ops.editions_seen (
    only_row boolean primary key default true check (only_row),
    epoch    uuid    not null,
    position bigint  not null check (position >= 0),
    editions text[]  not null
);

grant select, insert, update on ops.editions_seen to naas_application;
