insert into research.project_key (project, key_version, wrapped_key) values (@project, @key_version, @wrapped_key);
