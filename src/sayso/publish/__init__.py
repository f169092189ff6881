"""What leaves the house: claims as JSON lines and CSV, and the briefing as a page and as Markdown."""

from sayso.publish.compose import compose
from sayso.publish.csv import to_csv
from sayso.publish.html import to_html
from sayso.publish.jsonl import to_jsonl
from sayso.publish.markdown import to_markdown
from sayso.publish.rows import row

__all__ = ["compose", "row", "to_csv", "to_html", "to_jsonl", "to_markdown"]
