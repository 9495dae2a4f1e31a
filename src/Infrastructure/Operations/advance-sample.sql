update ops.sample set completed_tick = $1;
