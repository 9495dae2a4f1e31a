create table rm.equality_cube_1 (
    generation     integer not null,
    measure        text    not null collate "C",
    organisation   text    not null collate "C",
    characteristic text    not null collate "C",
    level          text    not null collate "C",
    element        text    not null collate "C",
    kind           text    not null collate "C",
    month          date    not null,
    category       text    not null collate "C",
    outcome        text    not null collate "C",
    number         bigint  not null,
    primary key (generation, measure, organisation, characteristic, level, element, kind, month, category, outcome)
) partition by list (generation);
