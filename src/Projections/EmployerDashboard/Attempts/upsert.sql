insert into rm.attempt (
    generation, journey, level, attempt, endorsement, sitting, elements, booked_on, sits_on, cancelled_on, knowledge,
    simulated, written, released_on, released_revision, outcome, opened, opened_on, retake_element,
    retake_expected_after, retake_until, banked_until, reaccreditation_due_on, revision, recorded_at)
select @generation, t.journey, t.level, t.attempt, t.endorsement, t.sitting, t.elements, t.booked_on, t.sits_on, t.cancelled_on,
       t.knowledge, t.simulated, t.written, t.released_on, t.released_revision, t.outcome, t.opened, t.opened_on,
       t.retake_element, t.retake_expected_after, t.retake_until, t.banked_until, t.reaccreditation_due_on,
       t.revision, t.recorded_at
from unnest(@journey, @level, @attempt, @endorsement, @sitting, @elements, @booked_on, @sits_on, @cancelled_on,
    @knowledge, @simulated, @written, @released_on, @released_revision, @outcome, @opened, @opened_on,
    @retake_element, @retake_expected_after, @retake_until, @banked_until, @reaccreditation_due_on, @revision,
    @recorded_at)
    as t (journey, level, attempt, endorsement, sitting, elements, booked_on, sits_on, cancelled_on, knowledge,
    simulated, written, released_on, released_revision, outcome, opened, opened_on, retake_element,
    retake_expected_after, retake_until, banked_until, reaccreditation_due_on, revision, recorded_at)
on conflict (generation, journey, level, attempt) do update set
    endorsement            = excluded.endorsement,
    sitting                = excluded.sitting,
    elements               = excluded.elements,
    booked_on              = excluded.booked_on,
    sits_on                = excluded.sits_on,
    cancelled_on           = excluded.cancelled_on,
    knowledge              = excluded.knowledge,
    simulated              = excluded.simulated,
    written                = excluded.written,
    released_on            = excluded.released_on,
    released_revision      = excluded.released_revision,
    outcome                = excluded.outcome,
    opened                 = excluded.opened,
    opened_on              = excluded.opened_on,
    retake_element         = excluded.retake_element,
    retake_expected_after  = excluded.retake_expected_after,
    retake_until           = excluded.retake_until,
    banked_until           = excluded.banked_until,
    reaccreditation_due_on = excluded.reaccreditation_due_on,
    revision               = excluded.revision,
    recorded_at            = excluded.recorded_at;
