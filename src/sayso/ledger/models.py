"""The tables; triggers keep the rows of what was taken in, claimed and decided from ever being edited."""

from __future__ import annotations

from django.db import models

HASH = 64
ID = 32
STAMP = 32
TARGET = 255


class CustodyRow(models.Model):
    """One entry of the chain; `digest` is over salt and payload, so that a purge can erase both."""

    number = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=32)
    at = models.CharField(max_length=STAMP)
    by = models.TextField(blank=True)
    payload = models.TextField(blank=True)
    salt = models.CharField(max_length=HASH, blank=True)
    digest = models.CharField(max_length=HASH)
    previous = models.CharField(max_length=HASH)
    hash = models.CharField(max_length=HASH)

    class Meta:
        db_table = "ledger_custody"


class HeadRow(models.Model):
    """Where the chain ends: one row, moved with each entry, so that a chain cut short shows."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=HASH)

    class Meta:
        db_table = "ledger_head"


class PurgePermit(models.Model):
    """Stands only inside the transaction of a purge: the triggers let deletions pass while it does."""

    tombstone = models.CharField(primary_key=True, max_length=HASH)

    class Meta:
        db_table = "ledger_purgepermit"


class UnfinishedRow(models.Model):
    """A purge whose rows are gone while bytes or files are not yet; `sha256` is emptied when the bytes are gone.

    The next opening goes on with it, and then the row is gone too.
    """

    tombstone = models.CharField(primary_key=True, max_length=HASH)
    sha256 = models.CharField(max_length=HASH, blank=True)

    class Meta:
        db_table = "ledger_unfinished"


class TextRow(models.Model):
    """A frozen text, shared by the reports that have it; `code_points` is its length."""

    text_hash = models.CharField(primary_key=True, max_length=HASH)
    text = models.TextField()
    code_points = models.PositiveIntegerField()

    class Meta:
        db_table = "ledger_text"


class ReportRow(models.Model):
    """A report version as captured; `number` is its entry in the chain, `earlier` the version before.

    `name_key` and `url_key` stand for name and address in indexes, whose rows PostgreSQL keeps short.
    """

    id = models.CharField(primary_key=True, max_length=ID)
    number = models.PositiveBigIntegerField(unique=True)
    name = models.TextField()
    name_key = models.CharField(max_length=HASH, db_index=True)
    sha256 = models.CharField(max_length=HASH, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    text = models.ForeignKey(TextRow, models.PROTECT, db_column="text_hash")
    outlet = models.TextField(blank=True)
    published = models.TextField(blank=True)
    url = models.TextField(blank=True)
    url_key = models.CharField(max_length=HASH, db_index=True)
    language = models.TextField(blank=True)
    title = models.TextField(blank=True)
    author = models.TextField(blank=True)
    origin = models.TextField(default="{}")
    handling = models.CharField(max_length=16)
    locators = models.TextField(default="[]")
    notes = models.TextField(default="[]")
    captured_at = models.CharField(max_length=STAMP)
    headers = models.TextField(default="{}")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")

    class Meta:
        db_table = "ledger_report"


class IntakeRow(models.Model):
    """What became of one item that was given: stored, duplicate, or refused with a reason.

    `entry` is the entry in the chain that vouches for it: of a report that was stored, that of its capture.
    """

    number = models.BigAutoField(primary_key=True)
    entry = models.PositiveBigIntegerField(unique=True)
    name = models.TextField()
    name_key = models.CharField(max_length=HASH, db_index=True)
    outcome = models.CharField(max_length=16)
    reason = models.CharField(max_length=64, blank=True)
    detail = models.TextField(blank=True)
    sha256 = models.CharField(max_length=HASH, blank=True)
    at = models.CharField(max_length=STAMP)
    report = models.ForeignKey(ReportRow, models.PROTECT, null=True)

    class Meta:
        db_table = "ledger_intake"


class ClaimRow(models.Model):
    """A claim on a text: its evidence and what queries ask for in columns, all of it as canonical JSON.

    It holds what its id says and no more: who made it, and what it restates, is kept with each holding.
    `anchor` is the key by which decisions hold on; `folded` the evidence without regard to case; `earliest`
    and `latest` the days (ISO 8601) between which it happened, empty if unsaid.
    """

    id = models.CharField(primary_key=True, max_length=ID)
    text = models.ForeignKey(TextRow, models.PROTECT, db_column="text_hash")
    start = models.IntegerField()
    end = models.IntegerField()
    exact = models.TextField()
    type = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    factuality = models.CharField(max_length=16)
    polarity = models.CharField(max_length=16)
    standing = models.CharField(max_length=16)
    naming = models.CharField(max_length=16)
    at_risk = models.BooleanField()
    earliest = models.CharField(max_length=10, blank=True)
    latest = models.CharField(max_length=10, blank=True)
    anchor = models.CharField(max_length=ID)
    folded = models.TextField()
    value = models.TextField()

    class Meta:
        db_table = "ledger_claim"
        indexes = [
            models.Index(fields=["type", "status"], name="claim_type"),
            models.Index(fields=["standing", "naming"], name="claim_source"),
            models.Index(fields=["status"], name="claim_status"),
            models.Index(fields=["factuality"], name="claim_factuality"),
            models.Index(fields=["latest", "earliest"], name="claim_happened"),
        ]


class QuoteRow(models.Model):
    """A further span of a claim: more evidence, the words of a source or a cue, a condition."""

    claim = models.ForeignKey(ClaimRow, models.PROTECT)
    part = models.CharField(max_length=16)
    place = models.PositiveIntegerField()
    text = models.ForeignKey(TextRow, models.PROTECT, db_column="text_hash")
    start = models.IntegerField()
    end = models.IntegerField()
    exact = models.TextField()

    class Meta:
        db_table = "ledger_quote"


class RunRow(models.Model):
    """One reading of one report; `number` is its entry in the chain, `unread` why it was not read."""

    number = models.PositiveBigIntegerField(primary_key=True)
    report = models.ForeignKey(ReportRow, models.PROTECT)
    reader = models.CharField(max_length=255)
    language = models.TextField(blank=True)
    unread = models.TextField(blank=True)
    at = models.CharField(max_length=STAMP)
    current = models.BooleanField()

    class Meta:
        db_table = "ledger_run"
        indexes = [models.Index(fields=["report", "reader"], name="run_reader")]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=models.Q(current=True), name="run_one_current")
        ]


class DecisionRow(models.Model):
    """A decision; `number` is its entry in the chain, `anchor` the key of the claims that it is about."""

    id = models.CharField(primary_key=True, max_length=ID)
    number = models.PositiveBigIntegerField(unique=True)
    act = models.CharField(max_length=16)
    target = models.CharField(max_length=TARGET, db_index=True)
    by = models.TextField()
    at = models.CharField(max_length=STAMP)
    takes_back = models.CharField(max_length=ID, blank=True, db_index=True)
    text_hash = models.CharField(max_length=HASH, blank=True, db_index=True)
    anchor = models.CharField(max_length=ID, blank=True, db_index=True)
    value = models.TextField()

    class Meta:
        db_table = "ledger_decision"


class HoldingRow(models.Model):
    """That a report holds a claim, by a reading or by a person's decision; `current` while that one stands.

    `start` repeats the claim's, so that an index alone gives a report's claims in the order of its text.
    """

    report = models.ForeignKey(ReportRow, models.PROTECT, db_index=False)
    claim = models.ForeignKey(ClaimRow, models.PROTECT)
    run = models.ForeignKey(RunRow, models.PROTECT, null=True)
    decision = models.ForeignKey(DecisionRow, models.PROTECT, null=True)
    place = models.PositiveIntegerField()
    start = models.IntegerField()
    made_by = models.TextField()
    restates = models.TextField(default="[]")
    current = models.BooleanField()

    class Meta:
        db_table = "ledger_holding"
        indexes = [models.Index(fields=["report", "start", "claim"], name="holding_order")]


class DiscardRow(models.Model):
    """Words that a reading looked at and left, and why."""

    run = models.ForeignKey(RunRow, models.PROTECT)
    place = models.PositiveIntegerField()
    reason = models.CharField(max_length=128, db_index=True)
    value = models.TextField()

    class Meta:
        db_table = "ledger_discard"


class UndatedRow(models.Model):
    """Words of time that a reading could not date, and why not."""

    run = models.ForeignKey(RunRow, models.PROTECT)
    place = models.PositiveIntegerField()
    words = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "ledger_undated"


class LeadRow(models.Model):
    """A row of figures without a quote; `entry` is the entry in the chain of all that came in with it."""

    id = models.CharField(primary_key=True, max_length=ID)
    entry = models.PositiveBigIntegerField(db_index=True)
    name = models.TextField()
    row = models.PositiveIntegerField()
    at = models.CharField(max_length=STAMP)
    value = models.TextField()

    class Meta:
        db_table = "ledger_lead"


class ConclusionRow(models.Model):
    """A finding under the name of the set that it was computed in, with the hash of what it was computed from.

    The row without a key stands for the whole set: it is there when the set is complete.
    """

    of = models.CharField(max_length=ID)
    key = models.CharField(max_length=ID, blank=True)
    inputs = models.CharField(max_length=ID)
    value = models.TextField(blank=True)

    class Meta:
        db_table = "ledger_conclusion"
        constraints = [models.UniqueConstraint(fields=["of", "key"], name="conclusion_once")]
