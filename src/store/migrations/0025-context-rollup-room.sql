-- The same hours are made anew again and again: room in each page lets that happen in place.
alter table rollup_hour set (fillfactor = 70);
alter table rollup_day set (fillfactor = 70);
