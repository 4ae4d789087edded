"""Find the student whom a claim means: by what is certain, never by what is likely."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product

from course_utils.term.collect.claims import Claim
from course_utils.term.roster import Member

_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss"})
_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфыэєіїґ",
        "a b v g d e z i i k l m n o p r s t u f y e ie i i g".split(),  # noqa: SIM905
        strict=True,
    )
) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": "",
    "ю": "iu", "я": "ia", "ё": "e",
}  # fmt: skip
_ARABIC = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ٱ": "ا"})


class People:
    """The roster, by all that a system may call a student.

    Parameters
    ----------
    members
        The students.
    told
        What the instructor said: the id of the student by label of the hand-in.
    """

    def __init__(self, members: Sequence[Member], told: dict[str, str] | None = None) -> None:
        self._told = told or {}
        self.by_id = {member.id: member for member in members}
        self._ids: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        for member in members:
            for key in {member.id, member.lms_id, member.email} - {""}:
                self._ids.setdefault(key.casefold(), set()).add(member.id)
            for form in _forms(member):
                self._names.setdefault(form, set()).add(member.id)
        # What stands before the @ serves only where it is nobody's id.
        for member in members:
            local = member.email.partition("@")[0].casefold()
            if local and not self._ids.get(local, set()) - {member.id}:
                self._ids.setdefault(local, set()).add(member.id)

    def find(self, claim: Claim) -> tuple[Member | None, str]:
        """Return the student, or why there is none to be sure of.

        Parameters
        ----------
        claim
            What the name of a file says.
        """
        if claim.label in self._told:
            return self.by_id[self._told[claim.label]], ""
        if claim.trouble:
            return None, claim.trouble
        fit = self._called(claim.ids)
        by_name = {one for form in variants(claim.name) for one in self._names.get(form, ())}
        if len(by_name) > 1:
            by_name = by_name & self._called(claim.among) or by_name
        if fit and by_name:
            fit = fit & by_name or fit | by_name
        if fit:
            return self._only(fit, "may be")
        if by_name:
            member, reason = self._only(by_name, "the name fits")
            if member and claim.binding and claim.ids and member.lms_id:
                return None, (
                    f"the name fits {member.id}, but the number is {claim.ids[0]} "
                    f"and the roster's lms_id {member.lms_id}"
                )
            return member, reason
        asked = claim.called if claim.name or claim.ids else ""
        return None, f"nobody on the roster is called {asked!r}" if asked else "says no name"

    def _only(self, fit: set[str], words: str) -> tuple[Member | None, str]:
        if len(fit) == 1:
            return self.by_id[next(iter(fit))], ""
        return None, f"{words} {_or(fit)}"

    def exactly(self, claim: Claim) -> Member | None:
        """Return the student whom one of the claim's ids names; names don't count."""
        fit = self._called(claim.ids)
        return self.by_id[fit.pop()] if len(fit) == 1 else None

    def _called(self, ids: Iterable[str]) -> set[str]:
        return {one for key in ids for one in self._ids.get(key.casefold(), ())}


def variants(text: str) -> set[str]:
    """Return the ways in which a name may be written, without spaces, case and accents.

    Examples
    --------
    >>> sorted(variants("Jörg Müßig"))
    ['joergmuessig', 'jorgmussig']
    """
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    plain = lower.translate(_LATIN).translate(_ARABIC)
    found = {plain, lower.translate(_GERMAN).translate(_LATIN).translate(_ARABIC)}
    if any(sign in _CYRILLIC for sign in plain):
        found.add("".join(_CYRILLIC.get(sign, sign) for sign in plain))
    return {_bare(each) for each in found} - {""}


def _forms(member: Member) -> Iterable[str]:
    for first, last in product(
        variants(member.first_name) or {""}, variants(member.last_name) or {""}
    ):
        yield first + last
        yield last + first


def _bare(text: str) -> str:
    """Return the letters and digits of a text without their accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def _or(ids: Iterable[str]) -> str:
    names = sorted(ids)
    return f"{', '.join(names[:-1])} or {names[-1]}"
