copy copied (generation, flag, small, large, number, words, json, id, day, moment) from stdin (format binary);
