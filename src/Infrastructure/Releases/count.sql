select count(*) from releases.release;
