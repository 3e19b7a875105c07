"""`python -m riwaya.cli`."""

from riwaya.cli.app import main

if __name__ == "__main__":
    main()
