update research.project_key k set wrapped_key = other.wrapped_key from research.project_key other where other.project <> k.project;
