update people.records set name = registration_number, registration_number = name;
