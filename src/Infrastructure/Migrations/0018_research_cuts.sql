-- What research partners are given: one extract of a project for a quarter, made once and given again as it was.
create table research.cut (
    project text        not null references research.project,
    as_of   date        not null,
    made_at timestamptz not null,
    extract text        not null,
    primary key (project, as_of)
);

-- It goes with the project's key when the project is closed; until then nobody changes it.
create trigger append_only before update or truncate on research.cut for each statement execute function research.refuse_change();

grant select, insert, delete on research.cut to naas_application;
