"""Fields for people's names."""

from typing import Any

from django.db import models

from register.rules import names


class NameField(models.CharField):  # type: ignore[type-arg] # no types at run time
    """One free-text field for a whole name, kept in Unicode NFC."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return names.kept(text) if isinstance(text, str) else text

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


class NameKeyField(models.CharField):  # type: ignore[type-arg] # no types at run time
    """The folded text in which typed words are looked for; follows the named fields at each save."""

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = names.search_key(*(getattr(model_instance, each) for each in self.of))
        setattr(model_instance, self.attname, value[: self.max_length])
        return value[: self.max_length]
