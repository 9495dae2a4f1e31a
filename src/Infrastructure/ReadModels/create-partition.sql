select rm.create_partition(@table, @generation);
