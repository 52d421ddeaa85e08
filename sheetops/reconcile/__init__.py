"""Reports and the register brought together: which reported row is which assigned task."""
