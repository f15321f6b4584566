"""What the law and the Department's codes say, as pure functions over dated data; no Django."""
