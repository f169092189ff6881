"""`sayso serve`: the casebook in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import on_error, on_output, plain


@app.command(epilog=examples("sayso serve", "sayso serve -C my-casebook --port 8400 --no-browser"))
def serve(
    casebook: Casebook = Path(),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on.", show_default="any that is free")
    ] = 0,
    host: Annotated[
        str, typer.Option(help="The address to listen on; only this machine's own is allowed.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in a browser.")] = True,
    by: By = "",
) -> None:
    """Open the casebook in the browser: read, judge and decide. Only this machine can reach it."""
    from sayso.workbench.serve import Service, serve

    def say(address: str) -> None:
        on_output().print(plain(f"The casebook is open at\n  {address}\nThe address opens it once."), soft_wrap=True)
        on_error().print(plain("Press Ctrl-C to end.", "dim"))

    serve(casebook, Service(by or user(), host, port, browser), say)
