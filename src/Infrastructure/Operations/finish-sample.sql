update ops.sample set completed_tick = $1, finished = true;
