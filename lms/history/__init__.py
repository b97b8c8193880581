"""What people completed before the platform: an older system's file, looked at before anything is written.

`rows` turns lines into checked rows, `comparing` finds what of them is new, `writing` writes it, `undoing` takes
it back.

| kind of line | what happens |
|---|---|
| too few or too many columns, quotation mark left open | refused |
| personnel number or course number missing | refused |
| day that does not exist, lies ahead or before 1980 | refused |
| the same proof number twice with different content | both refused |
| the same proof number, or the same person, course and day, twice | taken once, with a note |
| validity that is no day, or ends before the completion | taken, the course's rule counts, with a note |
| result that is no number from 0 to 100 | taken without result, with a note |
| personnel number without its zeros in front | recognised where only one person fits |
| nobody with this personnel number | left out and reported; nobody is invented |
| course number that nobody has assigned | left out and reported |
"""
