-- A unit that was handed a question gives it back to its department: which unit, and why.
alter table approval._private_opinion_asked add column given_back jsonb;
