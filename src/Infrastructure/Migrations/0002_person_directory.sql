-- The person directory: the only place that holds personal data, every value of it encrypted before it comes here.
create schema people;

-- One row a registration number. The first reservation fixes the journey's id for ever.
create table people.persons (
    journey_id        uuid primary key,
    registration_hash bytea not null constraint persons_registration_hash unique check (octet_length(registration_hash) = 32),
    state             text not null check (state in ('reserved', 'confirmed')),
    -- Who holds the reservation; once confirmed, who began the journey.
    command_id        uuid not null,
    reserved_at       timestamptz not null,
    confirmed_at      timestamptz,
    check ((state = 'confirmed') = (confirmed_at is not null))
);

create index persons_open on people.persons (reserved_at) where state = 'reserved';

-- What one command said of the person: AES-256-GCM under a key of its own, which is wrapped by a master key.
-- Several for one journey only while rivals race to begin it; the confirmation leaves one.
create table people.records (
    command_id          uuid primary key,
    journey_id          uuid not null references people.persons,
    key_version         integer not null,
    wrapped_key         bytea not null,
    registration_number bytea not null,
    name                bytea not null,
    -- Never null: whether it is known is nobody's business either.
    date_of_birth       bytea not null,
    unique (journey_id, command_id)
);

create index records_key_version on people.records (key_version);

alter table people.persons
    add constraint persons_record foreign key (journey_id, command_id) references people.records (journey_id, command_id);
