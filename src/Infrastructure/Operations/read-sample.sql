select seed, parameters, completed_tick, finished from ops.sample;
