-- So that the worker's employer may read it.
update people.documents set kind = 'development-plan';
