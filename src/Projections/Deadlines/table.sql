create table rm.deadline (
    generation    integer     not null,
    journey       uuid        not null,
    watch         jsonb       not null,
    next_due      date,
    renewal_due   date,
    next_expected date,
    passport      boolean     not null,
    employed_at   jsonb       not null,
    revision      bigint      not null,
    recorded_at   timestamptz not null,
    primary key (generation, journey)
) partition by list (generation);

create index deadline_next_due on rm.deadline (generation, next_due, journey) where next_due is not null;
create index deadline_renewal_due on rm.deadline (generation, renewal_due) where renewal_due is not null;
create index deadline_next_expected on rm.deadline (generation, next_expected, journey) where next_expected is not null;
create index deadline_passport on rm.deadline (generation, journey) where passport;
create index deadline_employed_at on rm.deadline using gin (employed_at);
