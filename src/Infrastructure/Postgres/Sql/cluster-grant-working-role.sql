grant {working} to {role}
