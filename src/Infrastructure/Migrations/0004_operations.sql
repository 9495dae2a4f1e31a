-- What the service notes about itself: refused commands, the business clock's shift, how far the sample came.
create schema ops;

-- S-54: a refused command leaves no event. This record has codes and opaque subjects only, no text and no personal data.
create table ops.refusals (
    id             bigint generated always as identity primary key,
    refused_at     timestamptz not null,
    journey_id     uuid not null,
    command        text not null,
    actor          text not null,
    role           text not null,
    organisation   text,
    code           text not null,
    edition        text not null,
    correlation_id text not null
);

create index on ops.refusals (refused_at);
create index on ops.refusals (code, refused_at);

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ops.refusals is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on ops.refusals
    for each statement execute function ops.refuse_change();

-- One row: this database lives this far from the world's time (docs/adr/0006). Zero without a sample.
create table ops.business_clock (
    only_row boolean primary key default true check (only_row),
    shift    interval not null
);

-- One row: the sample that this database holds, or is being given.
create table ops.sample (
    only_row       boolean primary key default true check (only_row),
    seed           bigint not null,
    parameters     text not null,
    completed_tick timestamptz,
    finished       boolean not null default false
);

-- What the program's role may do outside the log and the read models, which say so themselves.
grant usage on schema people, ops to naas_application;
grant select, insert, update, delete on all tables in schema people to naas_application;
grant select, insert on ops.refusals to naas_application;
grant select, insert, update on ops.business_clock, ops.sample to naas_application;
