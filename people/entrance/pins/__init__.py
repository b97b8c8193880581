"""PINs: how people without mailbox or PC prove who they are, and the codes with which they set one."""
