"""Numbers, amounts, dates and times are found, and compared by what they mean."""

import pytest

from clozet.cloze.values import Stretch, values


def one(text: str) -> Stretch:
    (found,) = values(text)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty (30) days", 30),
        ("thirty days", 30),
        ("30 days", 30),
        ("one and a half per cent", 1.5),
        ("two hundred and twelve steps", 212),
        ("1,850.00 euros", 1850),
        ("1.850,00 euros", 1850),
        ("1’850 francs", 1850),
        ("12 500 kr", 12500),
        ("2 million euros", 2e6),
        ("−20 °C", -20),
        ("0.125 mm", 0.125),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert one(text).key == ("number", value)


def test_a_lone_point_before_three_digits_groups_money_only() -> None:
    assert one("€1.200").key == ("number", 1200)
    assert one("gravity 1.052").key == ("number", 1.052)


def test_a_number_written_twice_is_one_value_in_figures() -> None:
    found = one("within thirty (30) days")
    assert (found.written, found.unit, found.dimension) == ("30", "day", "duration")


@pytest.mark.parametrize("text", ["€900", "900 €", "EUR 900", "900 euros", "900 Euro"])
def test_a_currency_is_one_unit_wherever_it_stands(text: str) -> None:
    found = one(text)
    assert (found.unit, found.dimension) == ("€", "money")
    assert found.wider == (0, len(text))


@pytest.mark.parametrize("text", ["5 %", "5%", "5 per cent", "5 percent", "five per cent"])
def test_per_cent_is_one_unit_however_it_is_written(text: str) -> None:
    assert (one(text).key, one(text).unit) == (("number", 5), "%")


@pytest.mark.parametrize(
    "text",
    [
        "31 March 2027",
        "March 31, 2027",
        "the 31st of March 2027",
        "31 Mar. 2027",
        "31.03.2027",
        "31/03/2027",
        "03/31/2027",
        "2027-03-31",
        "Wednesday, 31 March 2027",
    ],
)
def test_a_date_is_the_same_however_it_is_written(text: str) -> None:
    assert one(text).key == ("date", 2027, 3, 31)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("in May 2017", ("date", 2017, 5, None)),
        ("on 21 July", ("date", None, 7, 21)),
        ("built in 1926", ("date", 1926, None, None)),
        ("every Tuesday", ("weekday", "tuesday")),
    ],
)
def test_a_date_may_lack_a_part(text: str, key: tuple[object, ...]) -> None:
    assert one(text).key == key


@pytest.mark.parametrize("text", ["at 8:15 am", "at 08:15", "at 8.15 a.m."])
def test_a_time_is_minutes_since_midnight(text: str) -> None:
    assert one(text).key == ("time", 495)


def test_counted_things_are_units_without_a_dimension() -> None:
    found = one("85 guests")
    assert (found.unit, found.dimension) == ("guest", "")


def test_what_is_no_number_is_none() -> None:
    assert values("everyone may often attend; nobody knows the second tenant") == []


def test_a_code_is_one_value() -> None:
    assert one("Certificate number 22-0873").key == ("words", "22-0873")
