-- With their figures, the newest first.
select d.*, c.cells::text
from (
    -- include: with-descriptions
) d
join releases.release c on c.release_id = d.release_id
order by d.made_at desc, d.data_set, d.number desc;
