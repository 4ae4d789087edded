# Three filters.
length = (dates["due_to"] - dates["due_from"]) / pd.Timedelta(days=1) + 1
kept_by_window = pd.Series({
    "short": dates[length <= 2]["kept"].mean() * 100,
    "middle": dates[(length > 2) & (length <= 31)]["kept"].mean() * 100,
    "long": dates[length > 31]["kept"].mean() * 100,
})
