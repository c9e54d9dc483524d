"""``python -m mqes_core``: the command line without the script on the path."""

from mqes_core.cli import main

if __name__ == "__main__":
    main()
