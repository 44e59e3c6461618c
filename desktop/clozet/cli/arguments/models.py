"""The verb about models."""

from .parser import Add, acts, text


def models(add: Add) -> None:
    """Add the verb model."""
    verb = add("model", "the models on this machine")
    named = {
        "list": "list models, those that ship first",
        "info": "show a model with its card",
        "import": "copy a model's folder into the library, when it can be used",
        "use": "use a model from now on; an encoder embeds the library first",
        "export": "copy a model into a new folder",
        "remove": "delete an imported or adapted model for good",
    }
    for name, act in acts(verb, named).items():
        if name == "import":
            act.add_argument("path", metavar="PATH")
            act.add_argument("--name", type=text, metavar="N", help="the folder's by default")
            act.add_argument(
                "--role", choices=("masked", "encoder"), help="what a plain encoder is taken for"
            )
        elif name != "list":
            act.add_argument("name", type=text, metavar="NAME")
        if name == "export":
            act.add_argument("path", metavar="DIR")
