"""The import of absences: who is away from when to when, from HR's file.

It reads as the staff import does (`staff_import.reading`, `staff_import.cells`): `rows` checks line by line,
`comparing` finds what differs, `services` writes it in one transaction. The file says all absences that are not over;
with `partial` it says only some. Nothing is overwritten: what turns out otherwise is withdrawn and recorded anew.
"""
