create table rm.standing_1 (
    generation   integer not null,
    level        text    not null,
    standing     text    not null,
    organisation text    not null,
    number       bigint  not null,
    primary key (generation, level, standing, organisation)
) partition by list (generation);
