"""Reported clauses of a sentence: every cue with its content and its speaker."""

from __future__ import annotations

from credtui.extract.according import accordings
from credtui.extract.content import Content
from credtui.extract.contents import content_of
from credtui.extract.cues import Cue, find_cues
from credtui.extract.found import Found, kind_of, outer_range, ranges, trimmed
from credtui.extract.mentions import Mention, cited_by, speaker_of
from credtui.extract.nouns import Told, noun_reports, told_by_nouns
from credtui.extract.sentence import Range, Sentence


def sentence_reports(sentence: Sentence, used: set[int]) -> list[Found]:
    """Every reported clause; ``used`` are offsets of cues that quotations took."""
    if not sentence.tells:
        return []
    cues = find_cues(sentence)
    nouns = told_by_nouns(sentence)
    out: list[Found] = []
    taken: set[int] = set()
    kept_back: list[Found] = []
    for cue in cues:
        if _silent(sentence, cue):
            continue
        content = content_of(sentence, cue, cues)
        if content is None:
            continue
        quoted = sentence.chars(cue.verb, cue.verb + 1)[0] in used
        if quoted and content.what not in ("clause", "infinitive", "reputed", "colon"):
            continue
        if content.what == "object" and _brings_forth(sentence, cue, content, nouns):
            continue
        found = make(sentence, cue, content, _who(sentence, cue, content))
        if found is not None:
            (kept_back if cue.withheld else out).append(found)
            taken.add(content.words[0])
    out += [f for f in kept_back if not any(_holds(other.outer, f.outer) for other in out)]
    return out + noun_reports(sentence, nouns, taken) + accordings(sentence)


def _holds(whole: Range, part: Range) -> bool:
    """A refusal that somebody reports of himself is no second statement."""
    return whole[0] <= part[0] and part[1] <= whole[1]


def _who(sentence: Sentence, cue: Cue, content: Content) -> Mention | None:
    """Who says it; of what is said to be so the subject is no speaker."""
    if content.what in ("passive", "reputed") and not cue.passive:
        return None
    return speaker_of(sentence, cue)


def _brings_forth(sentence: Sentence, cue: Cue, content: Content, nouns: list[Told]) -> bool:
    """ "repeated the claim that ...": what the noun reports is the content, not the noun."""
    if cue.groups[0].stance != "assert":
        return False
    lo, hi = content.words
    told = any(t.home is cue.clause and lo <= t.head < hi for t in nouns)
    return told and bool(sentence.every_lemma(cue.verb) & set(sentence.page.words.utters))


def _silent(sentence: Sentence, cue: Cue) -> bool:
    """A verb of speech that reports nothing here: an order to speak, a question put to somebody."""
    said = cue.clause.predicate
    if said is None or cue.verb in sentence.masked:
        return True
    if sentence.words[said.finite].first("mood") == "Imp":
        return True
    subject = cue.clause.subject
    if subject is not None and sentence.words[subject.head].has("negatives"):
        return True  # nobody has said it
    if cue.withheld and cue.clause.kind == "relative" and subject in cue.clause.phrases:
        return True  # "whose name the paper does not give"; but "Vell, who could not confirm it"
    return cue.passive and cue.groups[0].stance == "ask"  # what somebody was asked is nobody's claim


def cited_range(sentence: Sentence, cue: Cue) -> Range | None:
    """Whom the speaker of a cue cites, as code points."""
    words = cited_by(sentence, cue)
    words = trimmed(sentence, words) if words is not None else None
    return sentence.chars(*words) if words is not None else None


def make(sentence: Sentence, cue: Cue, content: Content, who: Mention | None) -> Found | None:
    """A found report of these parts; None if no word is left of the content."""
    words = trimmed(sentence, content.words)
    if words is None:
        return None
    speaker, stands_for = ranges(sentence, who)
    group = cue.group(content.what)
    stance = "assert" if group.objects and cue.negated and not group.withheld else group.stance
    outer = outer_range(sentence, words)
    hole = trimmed(sentence, content.hole) if content.hole else None
    return Found(
        outer,
        kind_of(sentence.page, outer),
        stance,
        speaker,
        sentence.chars(*cue.words),
        stands_for,
        cited_range(sentence, cue),
        attitude=group.attitude or (cue.modal and stance != "decline"),
        called=content.what == "object" and group.names,
        nobody=speaker is None and (cue.passive or content.what == "passive" or "reputed" in group.takes),
        holes=(sentence.chars(*hole),) if hole else (),
    )
