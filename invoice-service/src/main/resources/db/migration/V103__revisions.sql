-- An order may get a next revision: what stood is withdrawn, the later version booked in its place.
alter table posting add column kind text not null default 'SALE';
alter table posting add column revision int not null default 0;
update posting set kind = 'CREDIT' where refund_id <> 0;
alter table posting alter column kind drop default;
alter table posting drop constraint posting_pkey;
alter table posting add primary key (connection_id, order_id, kind, refund_id, revision);

-- What a person decided about a change, and the later version itself, so that it can be composed.
alter table proposal add column event text not null default '';       -- empty: not kept
alter table proposal add column decision text not null default 'OPEN';
alter table proposal add column decided_by text not null default '';
alter table proposal add column decided_at timestamptz;
alter table proposal add column revision int not null default 0;      -- it was noticed against; the one it made once accepted
alter table proposal drop constraint proposal_connection_id_order_id_refund_id_content_hash_key;
-- A newer change replaces an open one.
update proposal p set decision = 'SUPERSEDED' where exists (select 1 from proposal q
  where q.connection_id = p.connection_id and q.order_id = p.order_id and q.refund_id = p.refund_id
  and (q.modified_at, q.created_at, q.id) > (p.modified_at, p.created_at, p.id));
create unique index proposal_open on proposal (connection_id, order_id, refund_id) where decision = 'OPEN';
create index proposal_order on proposal (connection_id, order_id);
