"""The checks of ``course doctor``, one module a subject."""
