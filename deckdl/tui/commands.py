"""Every command, declared once: bindings, the bar at the bottom, the palette and help are read from here."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a learner can do on a screen.

    `action` is the screen's action, or the app's with `app.` before it; `keys` are Textual's, by commas.
    `label` is the word in the bar, `says` the sentence in the palette and in help. `shown` is how the key is
    drawn, `typing` the key that works while an answer is typed, if one does. In a narrow bar the commands of
    the highest `rank` go first; rank 0 never stands in the bar. A command with `priority` is heard even while
    an editor has the focus.
    """

    action: str
    keys: str
    label: str
    says: str
    shown: str
    rank: int = 1
    priority: bool = False
    typing: str = ""

    @property
    def name(self) -> str:
        """The action without its arguments and namespace, as `check_action` wants it."""
        return self.action.partition("(")[0].rpartition(".")[2]


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """What Textual wants as a screen's BINDINGS."""
    return [
        Binding(
            c.keys,
            c.action,
            c.label,
            key_display=c.shown,
            show=c.rank > 0,
            priority=c.priority,
            tooltip=c.says,
        )
        for c in commands
    ]


EVERYWHERE = (
    Command("app.help", "question_mark", "help", "Show every key of every screen.", "?", 2),
    Command(
        "app.command_palette",
        "ctrl+p",
        "more",
        "Search all commands of this screen.",
        "^p",
        2,
        priority=True,
        typing="^p",
    ),
    Command("app.toggle_theme", "f10", "theme", "Change between the dark and the light theme.", "f10", 0),
    Command(
        "app.leave", "ctrl+q", "quit", "Leave deckdl; everything is saved already.", "^q", 0, priority=True
    ),
)

HOME = (
    Command("study_all", "enter", "study all", "Study what is due in every deck.", "⏎"),
    Command("keep", "d", "keep the dates", "Keep the dates of cards whose answers changed.", "d"),
    Command("ask_anew", "x", "ask anew", "Learn cards whose answers changed from the start.", "x"),
    Command("study_deck", "s", "deck", "Study the deck that is highlighted.", "s"),
    Command("exercises", "c", "code", "Choose a coding exercise.", "c"),
    Command("quiz", "z", "quiz", "A quiz across what is due and what is weak, with a score.", "z", 2),
    Command("browse", "b,slash", "browse", "Search all cards, look at them, and put them away.", "b", 2),
    Command("statistics", "t", "statistics", "How it goes: what you recall, and what is to come.", "t", 2),
    Command("app.leave", "q", "quit", "Leave deckdl.", "q", 3),
)

STUDY = (
    Command("check", "enter", "check", "Check the answer.", "⏎", typing="⏎"),
    Command("reveal", "space,enter", "show the answer", "Show the answer.", "⏎"),
    Command("open_code", "space,enter", "open the editor", "Open the exercise that the card asks for.", "⏎"),
    Command("accept", "space,enter", "accept", "Rate as proposed and go on.", "⏎"),
    Command("go_on", "space,enter", "go on", "Go on with the cards that came due meanwhile.", "⏎"),
    Command("rate(1)", "1", "again", "Rate: not remembered; the card comes back in this session.", "1", 0),
    Command("rate(2)", "2", "hard", "Rate: remembered with effort.", "2", 0),
    Command("rate(3)", "3", "good", "Rate: remembered.", "3", 0),
    Command("rate(4)", "4", "easy", "Rate: remembered at once.", "4", 0),
    Command("undo", "u,ctrl+z", "undo", "Take back the last answer.", "u", typing="^z"),
    Command("hint", "h,f1", "hint", "Show one more hint.", "h", typing="f1"),
    Command("flag", "f", "flag", "Flag the card, or take its flag away; `deckdl mark` lists them.", "f", 0),
    Command("bury", "b", "not today", "Do not ask the card before tomorrow.", "b", 0),
    Command("suspend", "x", "suspend", "Do not ask the card until `deckdl mark CARD --resume`.", "x", 0),
    Command("share('more')", "m", "more", "All that is due, and as many new cards again as a day has.", "m"),
    Command(
        "share('ahead')",
        "a",
        "ahead",
        "Reviews of the coming days, counted as the early reviews they are.",
        "a",
    ),
    Command("quiz", "z", "quiz", "A quiz, which counts for nothing where a card is not due.", "z"),
    Command("implementation", "i", "code", "Open the implementation that the card speaks of.", "i", 2),
    Command("edit", "e", "edit", "Open the card in your editor ($EDITOR).", "e", 3),
    Command("back", "escape", "home", "Leave; every answer is saved already.", "esc", 2, typing="esc"),
)

CODE = (
    Command("accept", "enter", "accept", "Rate as proposed and go on.", "⏎"),
    Command("save", "ctrl+s", "grade", "Save the file and grade it.", "^s", priority=True),
    Command(
        "external", "ctrl+e", "editor", "Open the file in your own editor ($EDITOR).", "^e", 2, priority=True
    ),
    Command("hint", "f1", "hint", "Show one more hint.", "f1", priority=True),
    Command("statement", "f2", "statement", "Show or hide the statement.", "f2", priority=True),
    Command(
        "give_up", "f3", "give up", "Show the solution; the card comes back soon.", "f3", 2, priority=True
    ),
    Command("compare", "f4", "compare", "Your file and the reference, side by side.", "f4", priority=True),
    Command("rate(1)", "1", "again", "Rate: not remembered.", "1", 0),
    Command("rate(2)", "2", "hard", "Rate: remembered with effort.", "2", 0),
    Command("rate(3)", "3", "good", "Rate: remembered.", "3", 0),
    Command("rate(4)", "4", "easy", "Rate: remembered at once.", "4", 0),
    Command(
        "other_side",
        "f6",
        "scroll",
        "Between the editor and the verdict, to scroll it.",
        "f6",
        3,
        priority=True,
    ),
    Command("leave", "escape", "leave", "Save and leave; in the editor Tab indents.", "esc", priority=True),
)

COMPARE = (
    Command("back", "escape,f4,q", "back", "Go back.", "esc"),
    Command("scroll('down')", "down,j", "down", "Scroll down.", "↓", 0),
    Command("scroll('up')", "up,k", "up", "Scroll up.", "↑", 0),
    Command("scroll('right')", "right,l", "right", "Scroll to the right.", "→", 0),
    Command("scroll('left')", "left,h", "left", "Scroll to the left.", "←", 0),
    Command("scroll('page_down')", "pagedown,space", "page down", "Scroll a page down.", "␣", 0),
    Command("scroll('page_up')", "pageup,b", "page up", "Scroll a page up.", "b", 0),
)

ALLOW = (
    Command("allow", "a", "allow", "Let the deck's code run, as it is now.", "a"),
    Command("deny", "d", "deny", "Never run the deck's code, and do not ask again.", "d"),
    Command("view", "v", "look at the code", "Read all of the code that would run.", "v"),
    Command("back", "escape", "later", "Decide later; nothing runs.", "esc"),
)

EXERCISES = (
    Command("open", "enter", "open", "Open the exercise that is highlighted.", "⏎", typing="⏎"),
    Command("move(1)", "down", "down", "Highlight the next exercise.", "↓", 0, priority=True),
    Command("move(-1)", "up", "up", "Highlight the one before.", "↑", 0, priority=True),
    Command("back", "escape", "back", "Go back.", "esc", typing="esc"),
)

BROWSE = (
    Command("look", "enter", "look", "Look at the card that is highlighted.", "⏎", typing="⏎"),
    Command("cards", "down", "cards", "From the words to the cards; Tab goes on.", "↓", 2, typing="↓"),
    Command("suspend", "x,f2", "suspend", "Do not ask the card until it is resumed.", "x", typing="f2"),
    Command("resume", "x,f2", "resume", "Ask the card again.", "x", typing="f2"),
    Command("flag", "f,f3", "flag", "Flag the card, to find it by `is:flagged`.", "f", typing="f3"),
    Command("unflag", "f,f3", "unflag", "Take the card's flag away.", "f", typing="f3"),
    Command("edit", "e,f4", "edit", "Open the card in your editor ($EDITOR).", "e", typing="f4"),
    Command("study", "s,f5", "study deck", "Study the deck that the card belongs to.", "s", 2, typing="f5"),
    Command("words", "slash", "search", "From the cards to the words.", "/"),
    Command("back", "escape", "back", "Go back.", "esc", typing="esc"),
)

STATISTICS = (
    Command("deck(1)", "right,d", "next deck", "The statistics of the next deck; all after the last.", "→"),
    Command("deck(-1)", "left,D", "deck before", "The statistics of the deck before.", "←", 2),
    Command("back", "escape,t,q", "back", "Go back.", "esc"),
)

HELP = (Command("back", "escape,question_mark,q", "back", "Close help.", "esc"),)

SECTIONS = (
    ("Home", HOME),
    ("Study", STUDY),
    ("Code", CODE),
    ("Reference", COMPARE),
    ("A deck from elsewhere", ALLOW),
    ("Choose an exercise", EXERCISES),
    ("Browse", BROWSE),
    ("Statistics", STATISTICS),
    ("Everywhere", EVERYWHERE),
)
