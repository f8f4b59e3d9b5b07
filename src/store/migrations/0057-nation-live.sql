-- What the national view reads across cities: what they measure and what was judged, never an observation (src/store/across.ts).

create policy across_adoptions on indicator_adoption for select to {{across}} using (true);
create policy across_readings on indicator_reading for select to {{across}} using (true);
create policy across_commitments on commitment for select to {{across}} using (true);
create policy across_judgements on commitment_judgement for select to {{across}} using (true);
grant select on indicator_adoption, indicator_reading, commitment, commitment_judgement to {{across}};

-- And beside it what says whose a figure is and which cities are real.
grant select on indicator_definition, city_space, city_listing, province_region to {{across}};
