select count(*) from research.quarter;
