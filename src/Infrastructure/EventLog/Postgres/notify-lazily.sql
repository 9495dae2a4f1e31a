-- A notification takes a transaction number, so its commit would wait for the disk; nothing is lost with it.
set synchronous_commit to off;
