-- Counts, per organisation and as at a day, straight from what was recorded. It shares nothing with the read models of
-- the program: it is there so that their numbers can be held against it.
--
--   psql -v as_of="'2018-09-30'" -f samples/count-from-log.sql
--
-- A program gives :as_of as a parameter of type date.
--
-- headcount       directly employed and in post on the day, the last day in post included
-- agency          in post through an agency, or self-employed
-- endorsed        ever endorsed by this organisation up to the day, whether or not in post still
-- assessed        sat under this organisation's endorsement and had a result released by the day
-- accredited      of those, accredited by the day
-- retakes_open    in post, one element to be taken again: not sat again, and the banked elements still count on the day

with happened as (
    select stream                       as worker,
           revision,
           type,
           data,
           data ->> 'level'             as level,
           cast(data ->> 'on' as date)  as effective_on
    from es.events_readable
    where stream like 'journey-%'
),

-- Everything below is as it had taken effect by the day.
history as (
    select * from happened where effective_on <= cast(:as_of as date)
),

posts as (
    select began.worker,
           began.data ->> 'placedAt'    as organisation,
           began.data ->> 'basis'       as basis
    from history began
    where began.type = 'employment-started'
      -- In post until the end of the last day: only an end before the day takes the worker away.
      and not exists (
          select from history ended
          where ended.worker = began.worker
            and ended.type = 'employment-ended'
            and ended.data -> 'spell' = began.data -> 'spell'
            and ended.effective_on < cast(:as_of as date))
),

endorsements as (
    select worker, level,
           data -> 'endorsement'        as endorsement,
           data ->> 'endorsedBy'        as organisation
    from history
    where type in ('practice-endorsed', 'practice-re-endorsed')
),

attempts as (
    select booked.worker,
           booked.level,
           cast(booked.data ->> 'attempt' as integer) as attempt,
           cast(booked.data ->> 'sitsOn' as date)     as sits_on,
           endorsements.organisation
    from history booked
    join endorsements
      on endorsements.worker = booked.worker
     and endorsements.level = booked.level
     and endorsements.endorsement = booked.data -> 'endorsement'
    where booked.type = 'sitting-booked'
      and not exists (
          select from history cancelled
          where cancelled.worker = booked.worker
            and cancelled.level = booked.level
            and cancelled.type = 'sitting-cancelled-on-leaving'
            and cancelled.data -> 'attempt' = booked.data -> 'attempt')
),

assessments as (
    select distinct attempts.worker, attempts.level, attempts.organisation
    from attempts
    join history released
      on released.worker = attempts.worker
     and released.level = attempts.level
     and released.type = 'result-released'
     and cast(released.data ->> 'attempt' as integer) = attempts.attempt
),

accreditations as (
    select worker, level from history where type = 'accredited'
),

retakes as (
    select opened.worker
    from history opened
    where opened.type in ('narrow-retake-opened', 'element-retake-opened')
      and cast(opened.data ->> 'bankedUntil' as date) >= cast(:as_of as date)
      -- A sitting on the day itself still lies ahead.
      and not exists (
          select from attempts later
          where later.worker = opened.worker
            and later.level = opened.level
            and later.attempt > cast(opened.data ->> 'attempt' as integer)
            and later.sits_on < cast(:as_of as date))
),

organisations as (
    select organisation from posts
    union
    select organisation from endorsements
)

select organisation,
       (select count(distinct worker) from posts
        where posts.organisation = o.organisation and basis = 'direct')             as headcount,
       (select count(distinct worker) from posts
        where posts.organisation = o.organisation and basis <> 'direct')            as agency,
       (select count(distinct worker) from endorsements
        where endorsements.organisation = o.organisation)                           as endorsed,
       (select count(distinct worker) from assessments
        where assessments.organisation = o.organisation)                            as assessed,
       (select count(distinct worker) from assessments
        join accreditations using (worker, level)
        where assessments.organisation = o.organisation)                            as accredited,
       (select count(distinct worker) from posts
        join retakes using (worker)
        where posts.organisation = o.organisation)                                  as retakes_open
from organisations o
order by organisation;
