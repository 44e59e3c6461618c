"""Model files on this machine: checked, loaded, run."""
