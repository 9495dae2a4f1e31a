-- Whoever asks for past figures first is noted, so that nobody has all the places in which they wait.
alter table rm.past_figures add column asked_by text;

comment on column rm.past_figures.asked_by is 'An opaque subject; null of those that were asked for before it was noted.';
