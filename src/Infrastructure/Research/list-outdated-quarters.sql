select as_of, key_version, wrapped_key from research.quarter where key_version <> @current order by as_of for update;
