select key_version, wrapped_key from research.project_key where project = @project;
