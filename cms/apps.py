"""Django's entry for this folder."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Public pages"

    def ready(self) -> None:
        from cms.actions.make_home import make_home
        from cms.demo import build
        from cms.models.public import PublicPage
        from cms.presenters.pages import CONTEXTS
        from cms.queries import page_root
        from schools import registries

        def after_migrate(*, apps: Any, **_kwargs: Any) -> None:
            # Migrating back, or another folder first, leaves no table to look into.
            if "homepage" in apps.all_models["cms"]:
                make_home()

        PublicPage.context_of.update(CONTEXTS)
        registries.page_roots.add("cms", page_root)
        registries.demo_parts.add("cms", registries.DemoPart(place=30, build=build))
        post_migrate.connect(after_migrate, sender=self, weak=False, dispatch_uid="cms.make_home")
