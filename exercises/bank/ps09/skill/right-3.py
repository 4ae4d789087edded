# A function of the words for a yes.
rows = claims[claims["kind"] == "forecast"]


def cost(yes, flat_number=None):
    total = 0
    for claim, verdict in zip(rows["claim_id"], rows["verdict"]):
        if claim not in VOID:
            p = NUMBERS[WORD[claim]] if flat_number is None else flat_number
            total += (p - int(verdict in yes)) ** 2
    return total


strict, lenient = {"outcome_true"}, {"outcome_true", "outcome_partial"}
skill = pd.Series({
    "no": 1 - cost(strict) / cost(strict, REFERENCE),
    "yes": 1 - cost(lenient) / cost(lenient, REFERENCE),
})
