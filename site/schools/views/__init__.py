"""The staff screens, the settings of trusts and schools, and the page an invitation leads to."""
