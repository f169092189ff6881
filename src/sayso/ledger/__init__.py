"""What is kept: reports, texts, claims, decisions and their custody, in one casebook's database and archive."""
