-- since when PagerDuty should hold a window: what it has not taken for long is told, whatever the reason; null for what an older version wrote
ALTER TABLE window_publication ADD COLUMN wanted_since timestamptz;
