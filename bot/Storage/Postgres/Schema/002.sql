-- Which functions a replica calls: those that no living replica calls can go. Null = a program from before this column, which may call any.
alter table replica add column functions text collate "C";
