#!/usr/bin/env python3
"""Checks content/receipt-words/<language>.txt: form, order, and words that nobody frightened should be handed.

    tools/receipt_words.py [FILE]

Exit code 0 when the list is fit, 1 when it is not, with each fault on a line of its own. Changing a released list breaks
every receipt already given, so a faulty word found late needs a new list beside the old one, not an edit.
"""

import re
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "content/receipt-words"
DEFAULT = FOLDER / "en.txt"
REFUSED = FOLDER / "refused.txt"
SIZE = 7776

# Parts of words about cruelty, sex, the body, violence, abuse, drugs, alcohol, death, religion, ethnicity and family.
PARTS = """
kill murd slay weapon gun shoot bullet bomb soldier blood wound hurt pain tortur cruel brutal savag corpse grave tomb
coffin funer bury buri skull skelet ghost zombi suicid sex erot porn nude naked breast penis vagin genit anus anal bowel
urin semen orgas lust grop molest rape abus harass assault bully victim slut whor prostit brothel virgin pregn womb
condom fuck damn bitch bastard cunt wank shit piss drug cocain heroin opium cannab smok tobac nicot alcohol beer wine
whisk vodka liquor drunk booz church chapel mosque synag priest vicar bishop nun monk bible koran pray holy saint angel
devil demon satan heaven soul worship christ muslim islam jew hindu sikh relig mother father mum dad parent brother
sister uncle aunt cousin niece nephew daughter husband wife marri wedd widow orphan adopt foster baby infant child kid
race racis ethnic tribe slave immigr foreign thief steal jail prison arrest polic guilt sham blam accus evil wick horr
terr fear fright scar threat danger harm injur violen hate anger fury enem sick disea cancer plague poison venom blind
deaf crippl lunat insan idiot moron stupid ugly lonel sad grief cry weep misery despair suffer worry trauma secret liar
lying cheat trick trap bait prey hostag kidnap abduct knife dagger sword nazi body flesh skin muscle toilet spit
""".split()
# Plain words that hold such a part by chance.
INNOCENT = set("""
acrylic analysis analyst angelfish apparent asking begun brace bracelet braces bulletin canal cluster crossword
crystal during eggwhisk engrave figurine firelight flying grace graceful grape grapevine gravel harmonica harmonise
harmony jewel maximum mimicry minimum osprey paint paintbox painting paintpot paintwork ranger relight saddle
saddlebag saddler saunter scarf scarlet seaspray shampoo shamrock skid skill skillet spray sweep sweeping tangerine
terrace terrain territory trace trapeze trapezoid twine whatever whisk whitebait wicket wombat
""".split())


def refused_words():
    """The words that a reader has turned down once: they must not come back."""
    lines = REFUSED.read_text(encoding="ascii").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def faults(lines):
    refused = refused_words()
    if len(lines) != SIZE:
        yield f"{len(lines)} words instead of {SIZE}"
    pattern = re.compile("|".join(PARTS))
    for number, word in enumerate(lines, 1):
        if not re.fullmatch("[a-z]{3,9}", word):
            yield f"line {number}: not 3 to 9 letters a to z"
        if number > 1 and word <= lines[number - 2]:
            yield f"line {number}: {word} does not come after {lines[number - 2]}"
        if pattern.search(word) and word not in INNOCENT:
            yield f"line {number}: {word} holds {pattern.search(word).group()}"
        if word in refused:
            yield f"line {number}: {word} was refused by a reader"


def main():
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    lines = path.read_text(encoding="ascii").splitlines()
    found = list(faults(lines))
    for fault in found:
        print(fault)
    prefixes = Counter(word[:4] for word in lines)
    print(f"{len(lines)} words, {len(prefixes)} different beginnings of four letters, "
          f"{sum(map(len, lines)) / max(1, len(lines)):.1f} letters on average, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
