select d.*, c.cells::text
from (
    -- include: with-descriptions
) d
join releases.release c on c.release_id = d.release_id
where d.release_id = @release;
