create table rm.first_attempt_1 (
    generation integer not null,
    level      text    not null,
    part       text    not null,
    met        boolean not null,
    begins     boolean not null,
    month      date    not null,
    number     bigint  not null,
    primary key (generation, level, part, met, begins, month)
) partition by list (generation);
