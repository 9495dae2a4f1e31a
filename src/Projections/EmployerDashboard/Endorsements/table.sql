create table rm.endorsement_3 (
    generation     integer     not null,
    journey        uuid        not null,
    level          text        not null,
    endorsement    integer     not null,
    endorsed_by    text        not null,
    endorsed_on    date        not null,
    sittings_from  date        not null,
    valid_until    date        not null,
    lapsed_on      date,
    withdrawn_on   date,
    rank           integer,
    again          boolean     not null,
    given_revision numeric      not null,
    given_at       timestamptz not null,
    revision       bigint      not null,
    recorded_at    timestamptz not null,
    primary key (generation, journey, level, endorsement)
) partition by list (generation);

create index endorsement_3_endorsed_by on rm.endorsement_3 (generation, endorsed_by, journey);
