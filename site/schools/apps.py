"""Django's entry for this folder."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = "Schools"

    def ready(self) -> None:
        from schools import registries
        from schools.actions.apply_posts import apply_all_posts, apply_at_sign_in
        from schools.demo import build

        registries.daily.add("posts", apply_all_posts)
        registries.demo_parts.add("schools", registries.DemoPart(place=10, build=build))
        user_logged_in.connect(apply_at_sign_in, dispatch_uid="schools.apply_posts")
