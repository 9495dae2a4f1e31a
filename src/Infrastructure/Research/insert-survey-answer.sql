insert into research.survey_answer (question_set, survey, version, place, question, answer, count)
values (@question_set, @survey, @version, @place, @question, @answer, @count);
