-- An incident that opened too often goes to and fro though its upstream's results do not (behaviour.md §3, "Flapping"): its window is proposed as unstable.
ALTER TABLE window_watch ADD COLUMN flapping boolean NOT NULL DEFAULT false;
