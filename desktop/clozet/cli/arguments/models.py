"""The verb about models."""

from argparse import ArgumentParser

from .parser import Add, acts, text


def models(add: Add) -> None:
    """Add the verb model."""
    verb = add("model", "the models on this machine")
    named = {
        "list": "list models, those that ship first",
        "info": "show a model with its card",
        "import": "copy a model's folder into the library, when it can be used",
        "download": "look a model up on a hub; once you say yes, fetch and import it",
        "downloads": "switch on or off whether models may be downloaded at all",
        "use": "use a model from now on; an encoder embeds the library first",
        "export": "copy a model into a new folder",
        "remove": "delete an imported or adapted model for good",
    }
    for name, act in acts(verb, named).items():
        if name == "import":
            act.add_argument("path", metavar="PATH")
            _import_options(act, dest="name")
        elif name == "downloads":
            act.add_argument("state", choices=("on", "off"))
        elif name != "list":
            act.add_argument("name", type=text, metavar="NAME")
        if name == "download":
            act.add_argument("--revision", type=text, metavar="R", help="the newest by default")
            act.add_argument("--hub", type=text, metavar="URL", help="another hub than usual")
            act.add_argument("--yes", action="store_true", help="do not ask")
            _import_options(act, dest="called")
        if name == "export":
            act.add_argument("path", metavar="DIR")


def _import_options(act: ArgumentParser, dest: str) -> None:
    act.add_argument("--name", dest=dest, type=text, metavar="N", help="its own by default")
    act.add_argument(
        "--role", choices=("masked", "encoder"), help="what a plain encoder is taken for"
    )
