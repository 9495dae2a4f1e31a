select t.journey, t.level, t.attempt, t.endorsement, t.sitting, t.elements, t.booked_on, t.booked_order, t.sits_on, t.cancelled_on,
       t.knowledge, t.simulated, t.written, t.corrections, t.released_on, t.released_revision, t.outcome,
       t.annulled_on, t.earlier, t.opened, t.opened_on, t.opened_revision, t.retake_element, t.retake_expected_after, t.retake_until,
       t.banked_until, t.revision, t.recorded_at
from unnest(@journey, @level, @attempt) as key (journey, level, attempt)
join rm.attempt_4 t on t.generation = @generation and t.journey = key.journey and t.level = key.level and t.attempt = key.attempt;
