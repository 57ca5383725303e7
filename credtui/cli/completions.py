"""``credtui completions bash|zsh|fish``: a script for the shell to read."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import DONE, guarded, parser
from credtui.cli.setup import put

OPTIONS = "--rules --sources --json --quiet --help"
SHELLS = ("bash", "zsh", "fish")


@guarded
def run(argv: Sequence[str]) -> int:
    """Print the completion script of one shell."""
    made = parser("completions", "Print a completion script; see the README for where to put it.")
    made.add_argument("shell", choices=SHELLS)
    options = made.parse_args(list(argv))
    put(script(options.shell))
    return DONE


def script(shell: str) -> str:
    """The completion script for a shell, from the table of commands."""
    from credtui.cli import COMMANDS
    from credtui.store.find import case_folders

    commands, cases = list(COMMANDS), list(case_folders())
    if shell == "fish":
        lines = [
            f"complete -c credtui -n __fish_use_subcommand -a {name} -d '{line}'"
            for name, (_, line) in COMMANDS.items()
        ]
        lines.append(f"complete -c credtui -a '{' '.join(cases)}' -d case")
        lines += [f"complete -c credtui -l {word[2:]}" for word in OPTIONS.split()]
        return "\n".join(lines) + "\n"
    function = (
        "_credtui() {\n"
        '  local current="${COMP_WORDS[COMP_CWORD]}"\n'
        f'  local words="{" ".join(cases)} {OPTIONS}"\n'
        f'  [ "$COMP_CWORD" -eq 1 ] && words="$words {" ".join(commands)}"\n'
        '  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))\n'
        "}\n"
        "complete -o filenames -F _credtui credtui\n"
    )
    if shell == "zsh":
        return "autoload -U +X bashcompinit && bashcompinit\n" + function
    return function
