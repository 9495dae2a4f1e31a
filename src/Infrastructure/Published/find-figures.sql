-- A page of figures by what makes each one figure, and then everything that was published of those, the earliest first. Of two
-- publications of one day the later import is the later.
with listed as (
    select distinct p.data_set, f.indicator, f.geography, f.time_period, f.time_identifier, f.filters::text as filters
    from published.figures f
    join published.publications p on p.id = f.publication
    where (@indicator::text is null or f.indicator = @indicator)
      and (@geography::text is null or f.geography = @geography)
      and (@time_period::text is null or f.time_period = @time_period)
      and (not @of_everybody or f.filters = '{}'::jsonb)
      and (@as_published_on::date is null or p.published_on <= @as_published_on)
      and (@after_data_set::text is null
           or (p.data_set, f.indicator, f.geography, f.time_period, f.time_identifier, f.filters::text)
            > (@after_data_set, @after_indicator::text, @after_geography::text, @after_time_period::text, @after_time_identifier::text, @after_filters::text))
    order by 1, 2, 3, 4, 5, 6
    limit @maximum
)
select l.data_set, l.indicator, l.geography, l.time_period, l.time_identifier, l.filters, f.level,
       case f.level when 'national' then f.country_name when 'regional' then f.region_name else f.la_name end as geography_name,
       f.value, f.symbol, f.publication, p.published_on, f.published_as
from listed l
join published.publications p on p.data_set = l.data_set
join published.figures f on f.publication = p.id and f.indicator = l.indicator and f.geography = l.geography
    and f.time_period = l.time_period and f.time_identifier = l.time_identifier and f.filters::text = l.filters
where @as_published_on::date is null or p.published_on <= @as_published_on
order by 1, 2, 3, 4, 5, 6, p.published_on, p.id;
