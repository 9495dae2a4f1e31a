copy rm.{partition} (generation, {columns}) from stdin (format binary);
