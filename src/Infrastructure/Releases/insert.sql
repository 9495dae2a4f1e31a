insert into releases.release (
    release_id, command_id, data_set, number, title, as_of, epoch, position, recorded_at, directory_version, edition, suppression_policy,
    program_version, requested_by, requested_position, made_at, cells)
values (
    @release, @command, @data_set, @number, @title, @as_of, @epoch, @position, @recorded_at, @directory_version, @edition, @suppression_policy,
    @program_version, @requested_by, @requested_position, @made_at, @cells);
