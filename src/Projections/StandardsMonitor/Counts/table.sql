-- What is counted and by what first: a question reads the lines of its own kind, side by side.
create table rm.standards_monitor_count_1 (
    generation integer not null,
    counted    text    not null collate "C",
    divided_by text    not null collate "C",
    level      text    not null collate "C",
    element    text    not null collate "C",
    month      date    not null,
    division   text    not null collate "C",
    sat        text    not null collate "C",
    outcome    text    not null collate "C",
    departure  integer not null,
    number     bigint  not null,
    primary key (generation, counted, divided_by, level, element, month, division, sat, outcome, departure)
) partition by list (generation);
