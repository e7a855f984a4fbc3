"""What LaTeX's macros look like in a terminal: symbols, words, alphabets, raised and lowered characters."""

from __future__ import annotations

import string


def _pairs(text: str) -> dict[str, str]:
    """A macro and its symbol, by turns."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ORDINARY = _pairs(
    """
    alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ
    iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ
    varsigma ς  tau τ  upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ
    Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω  partial ∂  nabla ∇  infty ∞  ell ℓ
    hbar ℏ  Re ℜ  Im ℑ  aleph ℵ  emptyset ∅  varnothing ∅  forall ∀  exists ∃  nexists ∄  top ⊤  bot ⊥
    prime ′  dots …  ldots …  dotsc …  dotsb ⋯  cdots ⋯  vdots ⋮  ddots ⋱  angle ∠  checkmark ✓
    dagger †  star ⋆  neg ¬  lnot ¬  imath ı  jmath ȷ  degree °  square □  Box □  bullet •  triangle △
    % %  $ $  # #  & &  _ _
    """
)
OPERATORS = _pairs(
    """
    pm ±  mp ∓  cdot ·  times ×  div ÷  ast *  circ ∘  odot ⊙  oplus ⊕  ominus ⊖  otimes ⊗  oslash ⊘
    cup ∪  cap ∩  setminus ∖  land ∧  wedge ∧  lor ∨  vee ∨  bmod mod  uplus ⊎  amalg ⨿
    """
)
RELATIONS = _pairs(
    """
    le ≤  leq ≤  leqslant ≤  ge ≥  geq ≥  geqslant ≥  ne ≠  neq ≠  approx ≈  equiv ≡  sim ∼  simeq ≃
    cong ≅  propto ∝  ll ≪  gg ≫  prec ≺  succ ≻  lt <  gt >  in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆
    supset ⊃  supseteq ⊇  to →  rightarrow →  longrightarrow ⟶  leftarrow ←  gets ←  longleftarrow ⟵
    mapsto ↦  leftrightarrow ↔  Rightarrow ⇒  implies ⟹  Leftarrow ⇐  Leftrightarrow ⇔  iff ⟺  uparrow ↑
    downarrow ↓  nearrow ↗  searrow ↘  mid |  parallel ∥  perp ⊥  models ⊨  coloneqq ≔  triangleq ≜
    doteq ≐  asymp ≍  vdash ⊢  lesssim ≲  gtrsim ≳
    """
)
BIG = _pairs(
    """
    sum ∑  prod ∏  int ∫  iint ∬  oint ∮  bigcup ⋃  bigcap ⋂  bigoplus ⨁  coprod ∐
    """
)
OPENING = _pairs(
    """
    lfloor ⌊  lceil ⌈  langle ⟨  lvert |  lVert ‖  { {  lbrace {  lbrack [
    """
)
CLOSING = _pairs(
    """
    rfloor ⌋  rceil ⌉  rangle ⟩  rvert |  rVert ‖  } }  rbrace }  rbrack ]
    """
)
_NAMED = """
    log ln lg exp max min sup inf lim sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos
    arctan arg det dim ker deg gcd hom Pr
"""
FUNCTIONS = {
    **{name: name for name in _NAMED.split()},
    "argmax": "arg max",
    "argmin": "arg min",
    "limsup": "lim sup",
    "liminf": "lim inf",
}
SPACES = dict.fromkeys((",", ";", ":", " ", ">", "quad", "qquad", "enspace", "thinspace", "\n", "\\"), " ")
# Macros that change only the look of what is printed, or its place.
_UNSEEN = """
    ! displaystyle textstyle scriptstyle limits nolimits big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr
    Biggl Biggr bigm Bigm left right middle mathstrut strut rm bf it cal
"""
NOTHING = frozenset(_UNSEEN.split())
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0304",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
}
_BRACKETS = ("[", "]")
_NO_BRACKETS = ("", "")
ENVIRONMENTS = {
    "matrix": _BRACKETS,
    "bmatrix": _BRACKETS,
    "smallmatrix": _BRACKETS,
    "array": _BRACKETS,
    "pmatrix": ("(", ")"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "cases": ("{", "}"),
    "aligned": _NO_BRACKETS,
    "align": _NO_BRACKETS,
    "align*": _NO_BRACKETS,
    "split": _NO_BRACKETS,
    "gathered": _NO_BRACKETS,
    "equation": _NO_BRACKETS,
    "equation*": _NO_BRACKETS,
}

_LETTERS = string.ascii_uppercase + string.ascii_lowercase
_GREEK_ROW = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"


def _alphabet(first: int, exceptions: str = "") -> dict[str, str]:
    """Letters from a code point on; some have a place of their own, given as pairs."""
    own = dict(zip(exceptions[::2], exceptions[1::2], strict=True))
    return {letter: own.get(letter, chr(first + number)) for number, letter in enumerate(_LETTERS)}


_BOLD = {
    **_alphabet(0x1D400),
    **{digit: chr(0x1D7CE + number) for number, digit in enumerate(string.digits)},
    **{letter: chr(0x1D6A8 + number) for number, letter in enumerate(_GREEK_ROW)},
}
_SCRIPT = _alphabet(0x1D49C, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")
_DOUBLE = {**_alphabet(0x1D538, "CℂHℍNℕPℙQℚRℝZℤ"), "1": "𝟙", "0": "𝟘"}
_FRAKTUR = _alphabet(0x1D504, "CℭHℌIℑRℜZℨ")
ALPHABETS: dict[str, dict[str, str]] = {
    **dict.fromkeys(("mathbf", "boldsymbol", "bm", "textbf"), _BOLD),
    **dict.fromkeys(("mathcal", "mathscr"), _SCRIPT),
    **dict.fromkeys(("mathbb", "mathds"), _DOUBLE),
    "mathfrak": _FRAKTUR,
    **{name: {} for name in ("mathrm", "mathsf", "mathtt", "mathit", "mathnormal")},
}
TEXTS = frozenset(("text", "textrm", "textit", "texttt", "textsf", "mbox"))

SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤°′†",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ°′†",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)
