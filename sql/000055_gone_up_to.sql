-- To whom by name a card has gone up last: the head of the section, or a leader. `head` stays who may answer for it.
alter table oversight.card add column escalated_person uuid;
