"""The window: Qt only, nothing heavy."""
