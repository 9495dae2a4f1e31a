-- What a crash of the server takes from a generation that is being built is dropped with it; the switch waits for the disk.
set local synchronous_commit to off;
