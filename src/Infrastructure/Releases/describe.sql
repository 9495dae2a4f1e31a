select d.*
from (
    -- include: with-descriptions
) d
where d.release_id = @release;
