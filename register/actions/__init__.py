"""What people do to the register: one verb a file, each checked, written and logged as one."""
