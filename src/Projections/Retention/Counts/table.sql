-- The organisation and the kind first: a figure reads the lines of one organisation, or the country's, side by side.
create table rm.retention_count_1 (
    generation   integer not null,
    organisation text    not null,
    counted      text    not null,
    level        text    not null,
    basis        text    not null,
    people       text    not null,
    outcome      text    not null,
    reason       text    not null,
    destination  text    not null,
    came_from    text    not null,
    moved_to     text    not null,
    began        integer not null,
    marked       integer not null,
    ended        integer not null,
    since        integer not null,
    until        integer not null,
    number       bigint  not null,
    primary key (
        generation, organisation, counted, level, basis, people, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until)
) partition by list (generation);
