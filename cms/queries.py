"""Questions about pages: where one stands, what stands beside it, which reviews have passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import (
    PolicyPage,
    SchoolPage,
    SendHubPage,
    SenReportPage,
    SenReportRow,
    TrustPage,
)
from schools.models import Post, School, Trust, User
from schools.queries import in_force_on
from schools.roles import Role


@dataclass(frozen=True)
class Place:
    """Where a page stands: its trust, its school if it is a school's, and the pages beside it."""

    trust_page: TrustPage | None
    school_page: SchoolPage | None

    @property
    def trust(self) -> Trust | None:
        return self.trust_page.trust if self.trust_page else None

    @property
    def school(self) -> School | None:
        return self.school_page.school if self.school_page else None

    @property
    def top(self) -> TrustPage | SchoolPage | None:
        """The home page of the school, or of the trust for the trust's own pages."""
        return self.school_page or self.trust_page

    @cached_property
    def pages(self) -> list[Page]:
        """The public pages directly under the school's and the trust's home."""
        tops = [page for page in (self.trust_page, self.school_page) if page]
        under = Q()
        for top in tops:
            under |= Q(path__startswith=top.path, depth=top.depth + 1)
        return list(Page.objects.live().public().filter(under)) if tops else []

    def under(self, top: Page | None, kind: type[Page]) -> Page | None:
        """The page of a kind directly under a home page, if it is published."""
        if top is None:
            return None
        below = (p for p in self.pages if p.depth == top.depth + 1 and p.path.startswith(top.path))
        return next((page for page in below if page.specific_class is kind), None)

    @property
    def hub(self) -> Page | None:
        """The SEND page of the school, or of the trust."""
        return self.under(self.top, SendHubPage)

    @property
    def report(self) -> Page | None:
        """The school's SEN information report."""
        return self.under(self.school_page, SenReportPage)

    @property
    def policy(self) -> Page | None:
        """The policy in force here: the school's own, or else the trust's."""
        own = self.under(self.school_page, PolicyPage)
        return own or self.under(self.trust_page, PolicyPage)


def place_of(page: Page) -> Place:
    """Where a page stands in the tree."""
    trusts = TrustPage.objects.ancestor_of(page, inclusive=True).select_related("trust")
    schools = SchoolPage.objects.ancestor_of(page, inclusive=True)
    return Place(
        trust_page=trusts.first(),
        school_page=schools.select_related("school__authority").first(),
    )


def trust_pages(home: Page) -> QuerySet[TrustPage]:
    """The trusts' published home pages."""
    pages: QuerySet[TrustPage] = TrustPage.objects.live().public().child_of(home)
    return pages.select_related("trust")


def school_pages(trust_page: Page) -> QuerySet[SchoolPage]:
    """The published home pages of a trust's schools, with their schools."""
    pages: QuerySet[SchoolPage] = SchoolPage.objects.live().public().child_of(trust_page)
    return pages.select_related("school__authority").order_by("school__name")


def school_pages_below(home: Page) -> QuerySet[SchoolPage]:
    """The published home pages of every school below a page."""
    pages: QuerySet[SchoolPage] = SchoolPage.objects.live().public().descendant_of(home)
    return pages.select_related("school").order_by("school__name")


def hubs_below(page: Page) -> dict[str, Page]:
    """The published SEND pages below a page, by the tree path of the home page each stands under."""
    hubs = SendHubPage.objects.live().public().descendant_of(page)
    return {hub.path[: -Page.steplen]: hub for hub in hubs}


def people_of(school: School, *, roles: Sequence[Role], on: date) -> list[Post]:
    """Who holds these posts at a school on a day, in the order of the roles asked for."""
    posts = Post.objects.filter(
        in_force_on(on), school=school, role__in=roles, user__is_active=True
    )
    return sorted(posts.select_related("user"), key=lambda post: roles.index(Role(post.role)))


def rows_of(report: SenReportPage) -> dict[str, SenReportRow]:
    """The rows of a report by key; of a draft's report, the draft's rows."""
    return {row.key: row for row in report.rows.all()}


def page_root(owner: School | Trust) -> Page | None:
    """The page at the top of a school's or trust's site, if there is one yet."""
    kind = SchoolPage if isinstance(owner, School) else TrustPage
    field = "school" if isinstance(owner, School) else "trust"
    return kind.objects.filter(**{field: owner}).first()


def policy_under(trust_page: TrustPage) -> PolicyPage | None:
    """A trust's policy page, published or not."""
    policy: PolicyPage | None = PolicyPage.objects.child_of(trust_page).first()
    return policy


def trust_with_slug(slug: str) -> Trust | None:
    """The trust of this short name."""
    return Trust.objects.filter(slug=slug).first()


def trust_slugs() -> list[str]:
    """The short names of all trusts."""
    return list(Trust.objects.values_list("slug", flat=True))


def overdue_policies(user: User, *, on: date) -> QuerySet[PolicyPage]:
    """The published policies whose review has passed, of those the user may change."""
    policies: QuerySet[PolicyPage] = PolicyPage.objects.live().filter(next_review_on__lt=on)
    return policies.filter(pk__in=_pages_to_change(user)).order_by("next_review_on")


def reports_to_change(user: User) -> QuerySet[SenReportPage]:
    """The reports the user may change, with their rows."""
    reports: QuerySet[SenReportPage] = SenReportPage.objects.filter(pk__in=_pages_to_change(user))
    return reports.prefetch_related("rows").order_by("title")


def _pages_to_change(user: User) -> QuerySet[Page]:
    pages: QuerySet[Page] = PagePermissionPolicy().instances_user_has_any_permission_for(
        user, {"change", "publish"}
    )
    return pages.order_by().values("pk")


def all_trusts() -> QuerySet[Trust]:
    """Every trust, by name."""
    return Trust.objects.all()
