create database {database} owner {role} template {template}
