with stint as materialized (
    -- include: with-stint
)
-- include: with-workforce
