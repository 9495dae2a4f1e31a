select count(*) from research.project_key;
