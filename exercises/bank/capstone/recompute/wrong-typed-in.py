# Misunderstanding: types the numbers in; nothing is computed.
recompute = {
    "e1": lambda: 56.4,
    "e2": lambda: 52.5,
    "e3": lambda: 28.6,
    "e4": lambda: 63.2,
    "e5": lambda: 10.3,
    "e6": lambda: 22.0,
    "e7": lambda: 15046,
    "e8": lambda: 6927,
    "e9": lambda: 34.6,
    "e10": lambda: 32.1,
    "e11": lambda: 88.9,
    "e12": lambda: 73.3,
}
