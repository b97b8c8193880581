"""The staff import: from HR's file to people, posts and offices.

`reading` turns bytes into lines, `cells`, `rows` and `checking` turn lines into checked rows, `comparing` finds what
differs from the database (`snapshot`), `services` carries it out in one transaction. Only the last two know a database.

What happens to a row that is not as it should be:

| kind | what happens |
|---|---|
| too few or too many columns, quotation mark left open, other encoding than the rest of the file | row refused |
| personnel number missing or not made of digits | row refused |
| name missing, longer than 100 characters, with a line break, or beginning like a spreadsheet formula | row refused |
| office missing or unknown | row refused |
| day that does not exist; born after entering; younger than 13, older than 100 | row refused |
| entry more than two years ahead; leaving before entering | row refused |
| the same number twice with different content | both rows refused |
| the same row twice | taken once, warning |
| supervisor unknown, oneself, or in a circle | taken without supervisor, warning |
| e-mail address malformed or somebody else's | taken, the address left as it was, warning |
| percentage in words („voll“) | read as 100, warning; anything else that is no number from 0 to 100 is left as it was |
| other text too long or like a formula | taken, that entry left as it was, warning |

A person whose row was refused stays as known: the row shows that the person still works here.
"""
