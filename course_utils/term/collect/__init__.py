"""Take what a learning management system gives out, and hand each notebook to its student."""
