create table rm.employment_spell (
    generation  integer     not null,
    journey     uuid        not null,
    spell       integer     not null,
    placed_at   text        not null,
    basis       text        not null,
    agency      text,
    from_on     date        not null,
    to_on       date,
    reason      text,
    destination text,
    revision    bigint      not null,
    recorded_at timestamptz not null,
    primary key (generation, journey, spell)
) partition by list (generation);

create index employment_spell_placed_at on rm.employment_spell (generation, placed_at, journey);
