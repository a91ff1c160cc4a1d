-- One-off grants in goods (慰问品), by themselves or beside money: so many pieces for everybody of a class. They are received
-- into the campaign, handed out against a receipt and go back, in the book of everything else: a piece that is not there
-- cannot be handed out.

alter table campaign
  add column goods text check (char_length(goods) between 2 and 60),
  add column goods_asset_id uuid,
  add column goods_outside_id uuid,
  add column goods_held_id uuid,
  add foreign key (county_code, goods_asset_id) references ledger_asset,
  add foreign key (county_code, goods_outside_id) references ledger_account,
  add foreign key (county_code, goods_held_id) references ledger_account,
  add constraint campaign_goods_accounts check (num_nulls(goods_asset_id, goods_outside_id, goods_held_id) in (0, 3)),
  add constraint campaign_goods_open check (goods is null or approved_at is null or goods_held_id is not null);
comment on column campaign.goods is 'What one piece is, in words: a sack of rice of ten kilograms. Its asset and accounts are opened when the list is approved.';
alter table campaign_class add column pieces smallint not null default 0 check (pieces between 0 and 99);
alter table campaign_line
  add column pieces smallint not null default 0 check (pieces between 0 and 99),
  drop constraint campaign_line_amount_fen_check,
  add constraint campaign_line_gives check (amount_fen >= 0 and (amount_fen > 0 or pieces > 0));
grant update (goods_asset_id, goods_outside_id, goods_held_id) on campaign to minzheng_app;
