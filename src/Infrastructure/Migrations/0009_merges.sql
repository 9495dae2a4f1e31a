-- S-53: two records of one person. One row a record that is, was, or is about to be closed in favour of another. What happened
-- stands in the log; here stands which merging is at work, and where the closed record's number leads.
create table people.merges (
    closed     uuid primary key,
    survivor   uuid not null check (survivor <> closed),
    planned_at timestamptz not null,
    settled_at timestamptz,
    -- Whether the closed record's registration number leads to the survivor.
    pointed    boolean not null default false
);

create index merges_open on people.merges (planned_at) where settled_at is null;

grant select, insert, update on people.merges to naas_application;
