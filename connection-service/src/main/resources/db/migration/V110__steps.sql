-- What a set-up that is not finished found out so far; empty in every other state.
alter table connection add column draft_shop           text not null default '';
alter table connection add column draft_administration text not null default '';
