update research.project_key set key_version = @key_version, wrapped_key = @wrapped_key where project = @project;
