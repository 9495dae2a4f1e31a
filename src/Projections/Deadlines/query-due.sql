-- Whose something can be settled by a day, in the order of the first due day; what it is, the watch tells.
with due as (
    select t.journey, t.next_due as due
    from rm.deadline t
    where t.generation = @generation and t.next_due <= @today

    union all
    -- How long before the due day there are reminders, the edition of the accreditation says (S-50).
    select t.journey, (r.due_on - make_interval(months => m.months))::date
    from rm.deadline t
    cross join lateral (
        select (l.level -> 'renewal' ->> 'dueOn')::date as due_on, l.level -> 'renewal' -> 'reminded' as reminded, l.level -> 'renewal' ->> 'edition' as edition
        from jsonb_array_elements(t.watch -> 'levels') as l (level)
        where l.level ? 'renewal' and not (l.level -> 'renewal') ? 'overdueSince'
    ) r
    join unnest(@editions, @reminders) as m (edition, months) on m.edition = r.edition
    -- No reminder is further ahead than the longest; one month more, because months have not all the same length.
    where t.generation = @generation and t.renewal_due <= @today + make_interval(months => @longest + 1)
      and (r.due_on - make_interval(months => m.months))::date <= @today
      and not r.reminded @> to_jsonb(m.months)

    union all
    select t.journey, @passports_end::date
    from rm.deadline t
    where t.generation = @generation and t.passport and @passports_end::date <= @today

    union all
    select t.journey, s.due
    from unnest(@succeeded, @succeeded_on) as s (organisation, due)
    join rm.deadline t on t.generation = @generation and t.employed_at ? s.organisation and (t.employed_at ->> s.organisation)::date >= s.due
    where s.due <= @today
)
select p.journey, p.first_due, t.watch, p.journeys
from (
    select d.journey, min(d.due) as first_due, count(*) over () as journeys
    from due d
    group by d.journey
    having @after_due::date is null or (min(d.due), d.journey) > (@after_due::date, @after_journey::uuid)
    order by first_due, d.journey
    limit @maximum
) p
join rm.deadline t on t.generation = @generation and t.journey = p.journey
order by p.first_due, p.journey;
