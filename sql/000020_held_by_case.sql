-- Whoever asks for a change begins from the certificates his own cases brought.
create index held_certificate_case on approval._private_held_certificate (case_id);
