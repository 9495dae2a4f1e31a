-- What those in post are to take again on the day, as it was read before.
select r.*
from unnest(@retake_journey, @retake_level, @retake_attempt, @retake_opened, @retake_element, @retake_until, @retake_banked_until,
        @retake_is_banked, @retake_is_narrow, @retake_is_booked, @retake_is_sat)
    as r (journey, level, attempt, opened, retake_element, retake_until, banked_until, is_banked, is_narrow, is_booked, is_sat)
