"""How many slips of the keyboard lie between two words."""


def slips(one: str, other: str, most: int) -> int | None:
    """The fewest letters put in, left out, exchanged or swapped; None where there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, beside in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != beside))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == beside:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
