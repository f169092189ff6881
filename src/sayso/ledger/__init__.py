"""What is kept: reports, texts, claims, decisions and custody, in one casebook's database and archive."""
