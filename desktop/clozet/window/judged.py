"""Which results the user said answer the question, and which do not."""

from dataclasses import dataclass

from clozet.messages.search import Result


@dataclass(frozen=True)
class Judged:
    """Results judged: the ranking moves towards `like` and away from `unlike`."""

    like: tuple[Result, ...] = ()
    unlike: tuple[Result, ...] = ()

    def __len__(self) -> int:
        """Return how many were judged."""
        return len(self.like) + len(self.unlike)

    def judge(self, result: Result, *, answers: bool) -> "Judged":
        """Judge a result; the same judgement once more takes it back."""
        others = self.without(result.passage)
        if self.of(result.passage) == answers:
            return others
        if answers:
            return Judged((*others.like, result), others.unlike)
        return Judged(others.like, (*others.unlike, result))

    def without(self, passage: int) -> "Judged":
        """Take back what was said of a passage."""
        like = tuple(one for one in self.like if one.passage != passage)
        return Judged(like, tuple(one for one in self.unlike if one.passage != passage))

    def of(self, passage: int) -> bool | None:
        """Tell whether a passage was said to answer, None where nobody said."""
        if passage in {one.passage for one in self.like}:
            return True
        return False if passage in {one.passage for one in self.unlike} else None
