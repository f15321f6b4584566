"""The walls: who is looking, what they may see and do, and the record of what they did."""
