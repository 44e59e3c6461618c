"""Documents become blocks, blocks masks and steps, and what came of it a card."""
