"""What the OpenAPI document cannot say, for the fuzzer of the API."""

import datetime
import itertools
import pathlib
import re

import schemathesis

_numbers = itertools.count()

_ZONES = pathlib.Path(__file__).parents[2] / "server/src/marathons/zones_of_countries.txt"
# The countries with several time zones.
_WITH_SEVERAL_ZONES = {
    line.split()[0]
    for line in _ZONES.read_text("utf-8").splitlines()
    if not line.startswith("#") and len(line.split()) > 2
}


@schemathesis.hook
def before_call(context, case, kwargs):
    """A client takes a new Idempotency-Key for each new body. The fuzzer would use one key for several,
    which the API rightly refuses; keys that are wrong in themselves stay as they are."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and 1 <= len(key) <= 255 and all("!" <= character <= "~" for character in key):
        case.headers["Idempotency-Key"] = f"fuzz-{next(_numbers)}"
    if isinstance(case.body, dict) and case.path == "/api/v1/marathons":
        case.body = _possible(case.body)
        # A form has no null: it would be sent as a word.
        if case.media_type == "application/x-www-form-urlencoded" and case.body.get("time_zone") is None:
            case.body.pop("time_zone", None)


def _possible(marathon):
    """A day to come, a time zone that there is, a country that needs none, and an end that is none of the
    beginning: no schema can say so. What is wrong in itself stays as it is."""
    marathon = dict(marathon)
    day, zone = marathon.get("date"), marathon.get("time_zone")
    if isinstance(day, str) and re.fullmatch(r"20[2-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", day):
        marathon["date"] = str(datetime.date.today() + datetime.timedelta(days=7))
    if isinstance(zone, str) and re.fullmatch(r"(Africa|America|Asia|Europe|Pacific)/[A-Z][a-z]{2,20}", zone):
        marathon["time_zone"] = "Europe/Paris"
    if str(marathon.get("country")) in _WITH_SEVERAL_ZONES:
        marathon["country"] = "FR"
    end = marathon.get("ends")
    if end == marathon.get("starts") and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", str(end)):
        marathon["ends"] = "12:34" if end != "12:34" else "12:35"
    return marathon
