"""Lines of the audit trail cannot be changed or deleted, whoever asks the database."""

from django.db import migrations

from guard import triggers


def put(apps, schema_editor):
    triggers.create(schema_editor.connection)


def take_away(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("guard", "0001_initial")]

    operations = [migrations.RunPython(put, take_away, elidable=False)]
