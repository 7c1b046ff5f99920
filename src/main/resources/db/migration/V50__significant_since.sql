-- Since when the time counts that may become significant: what lies in planned windows is taken from it when the clock is due (behaviour.md §4).
ALTER TABLE incident ADD COLUMN significant_since timestamptz;
