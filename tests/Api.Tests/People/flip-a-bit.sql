update people.records set name = set_byte(name, 20, get_byte(name, 20) # 1);
