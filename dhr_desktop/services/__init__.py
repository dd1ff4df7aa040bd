"""The verbs: what a person can do, in their words. One changing verb is one transaction and one journal entry."""
