"""From a path, an address or some bytes to a report; what cannot be taken in is refused with a reason.

`walk` names the items, `capture` makes a report of one, `read_leads` takes in a table of figures.
"""

from sayso.capture.capture import capture
from sayso.capture.freeze import freeze
from sayso.capture.leads import Leads, read_leads
from sayso.capture.network import Network, PublicNetwork
from sayso.capture.options import CaptureOptions, FetchLimits, ReadingLimits, Told
from sayso.capture.outcome import Captured, Refusal, RefusalReason
from sayso.capture.walk import Item, ItemKind, walk

__all__ = [
    "CaptureOptions",
    "Captured",
    "FetchLimits",
    "Item",
    "ItemKind",
    "Leads",
    "Network",
    "PublicNetwork",
    "ReadingLimits",
    "Refusal",
    "RefusalReason",
    "Told",
    "capture",
    "freeze",
    "read_leads",
    "walk",
]
