-- Counts, per organisation and as at a day, straight from what was recorded. It shares nothing with the read models of
-- the program: it is there so that their numbers can be held against it.
--
--   PGOPTIONS='-c search_path=es' psql -v as_of="'2018-09-30'" -f samples/count-from-log.sql
--
-- A program gives :as_of as a parameter of type date. Where the log lies in another store, the program lays it out as a table
-- of the same name first.
--
-- headcount       directly employed and in post on the day, the last day in post included
-- agency          in post through an agency, or self-employed
-- endorsed        ever endorsed by this organisation up to the day, whether or not in post still
-- assessed        sat under this organisation's endorsement and had a result released by the day, while in post here: a former
--                 employer receives nothing new
-- accredited      of those, accredited by the day, and by the last day in post here, through a sitting under this organisation's
--                 endorsement: who was assessed here, moved, and was accredited under another's counts there
-- retakes_open    in post, one element to be taken again: not sat again, and the banked elements still count on the day

-- Made once: the view reads each body out of its bytes.
with happened as materialized (
    select stream as worker, revision, type, data
    from events_readable
    where stream like 'journey-%'
),

-- As it had taken effect by the day.
history as (
    select worker,
           revision,
           type,
           data,
           data ->> 'level'                            as level,
           cast(data ->> 'on' as date)                 as effective_on,
           cast(data ->> 'spell' as integer)           as spell,
           cast(data ->> 'endorsement' as integer)     as endorsement,
           cast(data ->> 'attempt' as integer)         as attempt
    from happened
    where cast(data ->> 'on' as date) <= cast(:as_of as date)
),

employments as (
    select worker,
           max(data ->> 'placedAt') filter (where type = 'employment-started') as organisation,
           max(data ->> 'basis') filter (where type = 'employment-started')    as basis,
           max(effective_on) filter (where type = 'employment-started')        as first_day,
           max(effective_on) filter (where type = 'employment-ended')          as last_day
    from history
    where type in ('employment-started', 'employment-ended')
    group by worker, spell
),

-- In post until the end of the last day: only an end before the day takes the worker away.
posts as (
    select worker, organisation, basis
    from employments
    where last_day is null or last_day >= cast(:as_of as date)
),

endorsements as (
    select worker, level, endorsement, data ->> 'endorsedBy' as organisation
    from history
    where type in ('practice-endorsed', 'practice-re-endorsed')
),

-- A booking that fell away is no attempt, and neither is a sitting that became void.
attempts as (
    select worker, level, attempt,
           max(endorsement) filter (where type = 'sitting-booked')                      as endorsement,
           max(cast(data ->> 'sitsOn' as date)) filter (where type = 'sitting-booked')  as sits_on,
           bool_or(type = 'result-released')                                            as is_released,
           max(effective_on) filter (where type = 'result-released')                    as released_on,
           max(effective_on) filter (where type = 'accredited')                         as accredited_on
    from history
    where attempt is not null
    group by worker, level, attempt
    having not bool_or(type in ('sitting-cancelled-on-leaving', 'sitting-cancelled', 'sitting-voided'))
),

assessments as (
    select worker,
           organisation,
           accredited_on <= (
               select max(coalesce(last_day, cast(:as_of as date)))
               from employments
               where employments.worker = attempts.worker and employments.organisation = endorsements.organisation) as is_accredited
    from attempts
    join endorsements using (worker, level, endorsement)
    where is_released and exists (
        select
        from employments
        where employments.worker = attempts.worker and employments.organisation = endorsements.organisation
          and released_on >= first_day and (last_day is null or released_on <= last_day))
),

-- A sitting on the day itself still lies ahead, unless its result is out already.
last_sat as (
    select worker, level, max(attempt) as attempt
    from attempts
    where sits_on < cast(:as_of as date) or is_released
    group by worker, level
),

-- What the result led to last: a corrected result may open something else. A window that stood still has another end.
openings as (
    select worker, level, attempt,
           (array_agg(type order by revision desc)
               filter (where type <> 'retake-window-moved'))[1]                             as opened,
           (array_agg(cast(data ->> 'bankedUntil' as date) order by revision desc)
               filter (where type not in ('accredited', 'full-retake-opened')))[1]          as banked_until
    from history
    join last_sat using (worker, level, attempt)
    where type in ('accredited', 'narrow-retake-opened', 'element-retake-opened', 'full-retake-opened', 'retake-window-moved')
    group by worker, level, attempt
),

retakes as (
    select worker
    from openings
    where opened in ('narrow-retake-opened', 'element-retake-opened')
      and banked_until >= cast(:as_of as date)
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
        where assessments.organisation = o.organisation and is_accredited)          as accredited,
       (select count(distinct worker) from posts
        join retakes using (worker)
        where posts.organisation = o.organisation)                                  as retakes_open
from organisations o
order by organisation;
