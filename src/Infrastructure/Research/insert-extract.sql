insert into research.extract (project, given_to, role, given_at, as_of, epoch, position, directory_version, records)
values (@project, @given_to, @role, @given_at, @as_of, @epoch, @position, @directory_version, @records);
