-- Words that no event may hold. Written once: AES-256-GCM under the key of the person's record, bound to every other column of the row.
create table people.documents (
    document_id         uuid primary key,
    journey_id          uuid not null references people.persons,
    kind                text not null,
    author              text not null,
    author_role         text not null,
    author_organisation text,
    stored_at           timestamptz not null,
    words               bytea not null
);

create index documents_journey on people.documents (journey_id);

-- No update: what was wrong in a document is said in another.
grant select, insert on people.documents to naas_application;
