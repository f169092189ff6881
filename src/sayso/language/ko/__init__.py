"""Korean: lexicons as data, and a reader by Kiwi's morphemes."""
