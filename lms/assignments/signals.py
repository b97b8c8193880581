"""What this room announces to the room above it; nothing depends on being heard, the night looks again."""

from django.dispatch import Signal

# Sent after commit with `people` (ids): something about the duties of these people was decided.
decided = Signal()
# Sent after commit with `assignment`: a version was released, or the rule archived.
rule_changed = Signal()
