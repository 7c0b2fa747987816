"""What people see and touch: Qt, and nothing else."""
