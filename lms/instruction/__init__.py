"""Instruction on site: somebody explains, the people present confirm it themselves, and that is the proof."""
