-- The last day to which an endorsement carries one more sitting after a void one, or after a result that was set aside (S-32); nothing
-- where it carries none on the day. Another place uses that up, whatever carries it, unless the place could not be taken. Asked of one
-- endorsement after the other.
select r.until
from rm.rebooking_1 r
where r.generation = @generation and r.journey = e.journey and r.level = e.level and r.from_on <= @as_of and r.until >= @as_of
  and exists (
      select from rm.attempt_3 x
      where x.generation = @generation and x.journey = r.journey and x.level = r.level and x.attempt = r.attempt and x.endorsement = e.endorsement
      offset 0)
  and not exists (
      select from rm.attempt_3 b
      where b.generation = @generation and b.journey = r.journey and b.level = r.level and b.attempt > r.attempt
        -- One that was called off before the right was there uses nothing up.
        and b.booked_on <= @as_of and b.revision >= r.revision
        and not (b.endorsement = e.endorsement and exists (
            select from rm.rebooking_1 l
            where l.generation = @generation and l.journey = b.journey and l.level = b.level and l.attempt = b.attempt and l.until is null and l.from_on <= @as_of
            offset 0))
      offset 0)
order by r.attempt desc
limit 1
