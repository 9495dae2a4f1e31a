-- The attempts under the employer's endorsement whose result is the employer's to know, as they were read before.
select t.*
from unnest(@told_journey, @told_level, @told_attempt, @told_released_on, @told_annulled_on, @told_knowledge, @told_simulated, @told_written,
        @told_known_on)
    as t (journey, level, attempt, released_on, annulled_on, knowledge, simulated, written, known_on)
