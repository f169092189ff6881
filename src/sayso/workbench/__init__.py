"""The workbench: the casebook in the browser, server-rendered, over the same queries as the command line."""
