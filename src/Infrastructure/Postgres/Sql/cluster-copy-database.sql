create database {database} owner {role} template {template} strategy file_copy
