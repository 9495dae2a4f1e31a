-- The newest first.
select d.*
from (
    -- include: with-descriptions
) d
order by d.made_at desc, d.data_set, d.number desc;
