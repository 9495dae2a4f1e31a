-- What those in post are to take again on the day, level by level: what was opened last decides, as is known now, whichever attempt it
-- is named after, since a corrected result and an annulled one may open it for an earlier attempt than the last. An annulment counts
-- from its day; until then its attempt stands where its release had placed it. An accreditation and a completed route of
-- re-accreditation leave nothing of what was opened before them; what a revocation had opened that a review has overturned was never to
-- be taken. No window ends while something stops it (S-48). Somebody has taken it
-- again with an attempt whose result was not out when it was opened.
with opened as materialized (
    select x.* from rm.attempt_3 x
    where x.generation = @generation and x.journey = any (array(select p.journey from in_post p)) and x.opened_on <= @as_of
)
select a.journey, a.level, a.attempt, a.opened, a.retake_element, a.retake_until, a.banked_until,
       a.banked_until >= @as_of or exists (select from stopped s where s.journey = a.journey and s.level = a.level and s.since <= a.banked_until) as is_banked,
       a.retake_until >= @as_of or exists (select from stopped s where s.journey = a.journey and s.level = a.level and s.since <= a.retake_until) as is_narrow,
       again.is_booked, again.is_sat
from (
    select distinct on (o.journey, o.level) o.*
    from opened o
    -- Whoever has been given nothing else than an accreditation has nothing to take again: of nobody else more is looked up.
    where ((o.journey, o.level) in (select n.journey, n.level from opened n where n.opened <> 'accreditation')) is true
      and not exists (
          select from rm.accreditation_2 n
          where n.generation = @generation and n.journey = o.journey and n.level = o.level
            and n.step in ('given', 'renewed', 'reinstated') and n.revision > o.opened_revision
            and (n.on_day <= @as_of or (n.step = 'reinstated' and exists (
                select from rm.accreditation_2 r
                where r.generation = @generation and r.journey = o.journey and r.level = o.level and r.step = 'revoked' and r.revision < o.opened_revision)))
          offset 0)
    order by o.journey, o.level, case when o.annulled_on > @as_of then o.released_revision else o.opened_revision end desc
) a
cross join lateral (
    select count(*) > 0 as is_booked, count(*) filter (where b.sits_on < @as_of) > 0 as is_sat
    from rm.attempt_3 b
    where b.generation = @generation and b.journey = a.journey and b.level = a.level
      and b.booked_on <= @as_of and (b.cancelled_on is null or b.cancelled_on > @as_of)
      and (b.released_on is null or b.released_on > @as_of or b.released_revision > a.opened_revision)
) again
where a.opened <> 'accreditation'
