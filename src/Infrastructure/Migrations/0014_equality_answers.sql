-- What workers declared of their protected characteristics (Equality Act 2010): every answer is optional, every declaration a
-- version of its own that is never edited. Encrypted under the key of the person's record, as documents are.
create table people.equality_answers (
    journey_id  uuid        not null references people.persons,
    version     integer     not null check (version >= 1),
    command_id  uuid        not null constraint equality_answers_command unique,
    declared_at timestamptz not null,
    answers     bytea       not null,
    -- Counts what changed in the directory that a figure can rest on: the highest one is the directory's version.
    change      bigint      generated always as identity,
    primary key (journey_id, version)
);

create index equality_answers_change on people.equality_answers (change);

-- No update: another answer is another version.
grant select, insert on people.equality_answers to naas_application;
