select count(*)
from (
    select a.came_from, a.fence, a.writer,
           coalesce(lag(a.came_to) over of_one, 0) as left_at, lag(a.fence) over of_one as fence_before, lag(a.writer) over of_one as writer_before
    from public.advances a
    window of_one as (partition by a.name, a.generation order by a.number)
) a
where a.came_from <> a.left_at or a.fence < a.fence_before or (a.fence = a.fence_before and a.writer <> a.writer_before);
