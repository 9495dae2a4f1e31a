update research.quarter set key_version = @key_version, wrapped_key = @wrapped_key where as_of = @as_of;
