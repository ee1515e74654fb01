-- A proposal is about the sale (refund_id 0) or about the credit of one refund.
alter table proposal add column refund_id bigint not null default 0;
alter table proposal drop constraint proposal_connection_id_order_id_content_hash_key;
alter table proposal add unique (connection_id, order_id, refund_id, content_hash);
