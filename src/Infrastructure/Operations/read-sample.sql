select seed, parameters, completed_tick, finished, workers from ops.sample;
