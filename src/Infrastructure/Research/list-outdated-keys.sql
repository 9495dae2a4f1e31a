select project, key_version, wrapped_key from research.project_key where key_version <> @current order by project for update;
