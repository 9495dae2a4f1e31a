select count(distinct octet_length(answers)) from people.equality_answers;
