copy published.figures (
    publication, row, time_period, time_identifier, level, country_code, country_name, region_code, region_name,
    old_la_code, new_la_code, la_name, filters, indicator, published_as, value, symbol
) from stdin (format binary)
