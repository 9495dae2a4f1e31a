delete from research.project_key where project = @project;
