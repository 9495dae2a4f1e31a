-- Research and monitoring: projects with their keys, results of surveys, and what employers declare about the use of outcomes.
-- Nothing here is ever changed or taken away but the key of a project, which is destroyed when the project is closed.
create schema research;

-- Who recorded what: one row for each command, with the answer that it was given, for whoever sends it again.
create table research.act (
    number       bigint      generated always as identity primary key,
    command_id   uuid        not null unique,
    kind         text        not null,
    request_hash text        not null,
    -- An opaque subject, as the log keeps actors.
    subject      text        not null,
    role         text        not null,
    organisation text,
    recorded_at  timestamptz not null,
    answer       text        not null
);

create table research.project (
    code              text    primary key,
    title             text    not null,
    justification     text    not null,
    agreement_ends_on date    not null,
    least_class       integer not null check (least_class >= 5),
    policy            text    not null,
    registered_by     text        not null,
    registered_at     timestamptz not null
);

-- AES-256-GCM under a master key of the directory, bound to the project's code.
create table research.project_key (
    project     text    primary key references research.project,
    key_version integer not null,
    wrapped_key bytea   not null
);

-- The last word on a researcher counts.
create table research.assignment (
    number     bigint  generated always as identity primary key,
    project    text    not null references research.project,
    researcher text    not null,
    assigned   boolean not null
);

create index assignment_project on research.assignment (project);

create table research.closure (
    project   text        primary key references research.project,
    reason    text        not null,
    closed_at timestamptz not null
);

create table research.extract (
    number            bigint      generated always as identity primary key,
    project           text        not null references research.project,
    given_to          text        not null,
    role              text        not null,
    given_at          timestamptz not null,
    as_of             date        not null,
    epoch             uuid        not null,
    position          bigint      not null,
    directory_version bigint      not null,
    records           integer     not null
);

create index extract_project on research.extract (project);

create table research.survey (
    question_set text        not null,
    survey       text        not null,
    version      integer     not null check (version >= 1),
    fielded_from date        not null,
    fielded_to   date        not null check (fielded_to >= fielded_from),
    respondents  integer     not null check (respondents >= 0),
    source       text        not null,
    recorded_by  text        not null,
    recorded_as  text        not null,
    recorded_at  timestamptz not null,
    primary key (question_set, survey, version)
);

create table research.survey_answer (
    question_set text    not null,
    survey       text    not null,
    version      integer not null,
    place        integer not null,
    question     text    not null,
    answer       text    not null,
    count        integer not null check (count >= 0),
    primary key (question_set, survey, version, question, answer),
    foreign key (question_set, survey, version) references research.survey
);

create table research.outcome_use (
    number         bigint      generated always as identity primary key,
    organisation   text        not null,
    in_pay         text        not null,
    in_performance text        not null,
    from_day       date        not null,
    declared_at    timestamptz not null
);

create index outcome_use_organisation on research.outcome_use (organisation);

create function research.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'research.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on research.act for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.project for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.assignment for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.closure for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.extract for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.survey for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.survey_answer for each statement execute function research.refuse_change();
create trigger append_only before update or delete or truncate on research.outcome_use for each statement execute function research.refuse_change();

grant usage on schema research to naas_application;
grant select, insert on research.act, research.project, research.assignment, research.closure, research.extract, research.survey, research.survey_answer, research.outcome_use to naas_application;
grant select, insert, delete on research.project_key to naas_application;
grant update (key_version, wrapped_key) on research.project_key to naas_application;
