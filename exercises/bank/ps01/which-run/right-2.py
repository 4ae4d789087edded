# The five cells as texts, run in the two orders.
cells = {
    1: "limit = 11",
    3: "chosen = claims[claims['paragraph'] <= limit]",
    5: "chosen = chosen[chosen['kind'] == 'fact']",
    4: "count = len(chosen)",
    2: "limit = 5",
}


def run(order):
    names = {"claims": claims}
    for number in order:
        exec(cells[number], names)
    return names["count"]


shown_now = run(sorted(cells))
after_restart = run(cells)
