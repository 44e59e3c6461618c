"""Which results the user said answer the question, and which do not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Judged:
    """Passages judged: the ranking moves towards `like` and away from `unlike`."""

    like: tuple[int, ...] = ()
    unlike: tuple[int, ...] = ()

    def __len__(self) -> int:
        """Return how many were judged."""
        return len(self.like) + len(self.unlike)

    def judge(self, passage: int, *, answers: bool) -> "Judged":
        """Judge a passage; the same judgement once more takes it back."""
        before = self.of(passage)
        like = tuple(one for one in self.like if one != passage)
        unlike = tuple(one for one in self.unlike if one != passage)
        if before == answers:
            return Judged(like, unlike)
        if answers:
            return Judged((*like, passage), unlike)
        return Judged(like, (*unlike, passage))

    def of(self, passage: int) -> bool | None:
        """Tell whether a passage was said to answer, None where nobody said."""
        if passage in self.like:
            return True
        return False if passage in self.unlike else None
