"""The operators' desk in the editor: finding people, granting roles, the tree of offices. Below it, staff imports."""
