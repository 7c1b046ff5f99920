-- What a message, and what PagerDuty should hold, was written in the course of (W3C Trace Context), so that one trace leads from there to the call; empty where nothing is traced.
ALTER TABLE notification ADD traceparent text;
ALTER TABLE window_publication ADD traceparent text;
