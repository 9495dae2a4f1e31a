create table rm.carry_over_2 (
    generation   integer     not null,
    journey      uuid        not null,
    spell        integer     not null,
    revision     numeric      not null,
    carried_from text        not null,
    carried_to   text        not null,
    carried_on   date        not null,
    recorded_at  timestamptz not null,
    primary key (generation, journey, spell, revision)
) partition by list (generation);

create index carry_over_2_carried_to on rm.carry_over_2 (generation, carried_to, journey);
