select rm.end_silent_holder(@name, @silence);
