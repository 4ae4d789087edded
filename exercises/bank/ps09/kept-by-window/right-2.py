# Three filters.
chosen = dates[dates["said"].between("2015-11-01", "2024-01-31")]
length = (chosen["due_to"] - chosen["due_from"]) / pd.Timedelta(days=1) + 1
kept_by_window = pd.Series({
    "short": chosen[length <= 2]["kept"].mean() * 100,
    "middle": chosen[(length > 2) & (length <= 31)]["kept"].mean() * 100,
    "long": chosen[length > 31]["kept"].mean() * 100,
})
