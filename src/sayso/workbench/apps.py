"""The workbench as a Django application: templates, static files, and no table of its own."""

from __future__ import annotations

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The application."""

    name = "sayso.workbench"
    label = "workbench"
