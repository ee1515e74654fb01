-- The owner takes the booking of a parked order over: nothing leaves this state, and its content is not kept.
alter table linking drop constraint linking_state_check;
alter table linking add constraint linking_state_check
  check (state in ('ARRIVED', 'PROVING', 'PLANNED', 'LINKED', 'PARKED', 'CLOSED'));
