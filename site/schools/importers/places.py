"""The authorities and trusts a file's rows name: those that are here, and those to be made."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import slugify

from law.reference import local_authorities
from schools.models import Authority, School, Trust
from schools.rules.gias import GiasRow

_LONGEST_SLUG = 40


class Places:
    """Finds or prepares the authority and trust of each row; saves nothing itself."""

    def __init__(self, *, trust: Trust | None) -> None:
        self.new_authorities: list[Authority] = []
        self.new_trusts: list[Trust] = []
        self._the_trust = trust
        self._authorities = {each.code: each for each in Authority.objects.all()}
        self._by_number: dict[str, Trust] = {}
        self._by_name: dict[str, Trust] = {}
        self._trust_slugs: set[str] = set()
        self._school_slugs: defaultdict[str, set[str]] = defaultdict(set)
        for each in Trust.objects.all():
            self._remember(each)
        for trust_slug, slug in School.objects.values_list("trust__slug", "slug"):
            self._school_slugs[trust_slug or ""].add(slug)

    def authority(self, row: GiasRow) -> Authority:
        """The row's authority, known by its code."""
        found = self._authorities.get(row.authority_code)
        if found is None:
            listed = local_authorities().get(row.authority_code)
            name = row.authority_name or (listed.name if listed else "")
            found = Authority(
                code=row.authority_code, name=name or f"Authority {row.authority_code}"
            )
            self._authorities[found.code] = found
            self.new_authorities.append(found)
        return found

    def trust(self, row: GiasRow) -> Trust | None:
        """The trust of the row's school, known by its number, then by its name; if it is in one."""
        if self._the_trust is not None or not row.trust_name:
            return self._the_trust
        found = self._by_number.get(row.trust_code) or self._by_name.get(row.trust_name.casefold())
        if found is None:
            found = Trust(
                slug=_free(row.trust_name, instead="trust", taken=self._trust_slugs),
                name=row.trust_name[:160],
                short_name=row.trust_name[:60],
                group_uid=row.trust_code[:10],
            )
            self._remember(found)
            self.new_trusts.append(found)
        return found

    def school_slug(self, row: GiasRow, *, trust: Trust | None) -> str:
        """A free name for a new school among the addresses of its trust."""
        taken = self._school_slugs[trust.slug if trust else ""]
        slug = _free(row.columns["name"], instead=row.urn, taken=taken)
        taken.add(slug)
        return slug

    def _remember(self, trust: Trust) -> None:
        self._trust_slugs.add(trust.slug)
        self._by_name.setdefault(trust.name.casefold(), trust)
        if trust.group_uid:
            self._by_number[trust.group_uid] = trust


def _free(name: str, *, instead: str, taken: Iterable[str]) -> str:
    slug = slugify(name)[:_LONGEST_SLUG].strip("-") or instead
    taken = set(taken)
    tries = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in tries if each not in taken)
