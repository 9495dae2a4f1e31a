-- The organisation and the kind first, and what people are divided by: a figure reads the lines of one organisation, or the
-- country's, side by side, and those of everybody apart from those of groups.
create table rm.retention_count_2 (
    generation     integer not null,
    organisation   text    not null,
    counted        text    not null,
    characteristic text    not null,
    level          text    not null,
    basis          text    not null,
    category       text    not null,
    outcome        text    not null,
    reason         text    not null,
    destination    text    not null,
    came_from      text    not null,
    moved_to       text    not null,
    began          integer not null,
    marked         integer not null,
    ended          integer not null,
    since          integer not null,
    until          integer not null,
    number         bigint  not null,
    primary key (
        generation, organisation, counted, characteristic, level, basis, category, outcome, reason, destination, came_from, moved_to,
        began, marked, ended, since, until)
) partition by list (generation);
