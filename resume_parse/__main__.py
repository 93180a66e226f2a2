"""`python -m resume_parse`: the same as the command `resume-parse`."""

from .cli import main

if __name__ == "__main__":
    main()
