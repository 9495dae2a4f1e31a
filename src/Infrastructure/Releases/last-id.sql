select r.release_id, r.made_at from releases.release r where r.data_set = @data_set order by r.number desc limit 1;
