-- A line of a list goes along when its village is merged or its township changes (platform/divisions/carry.ts): whoever goes
-- there finds it in the place of today. Whom it names, and what it gives, stands as it was approved.
grant update (town_id, village_id) on campaign_line to minzheng_app;
