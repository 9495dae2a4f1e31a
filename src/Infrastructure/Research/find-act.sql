select request_hash, answer from research.act where command_id = @command;
