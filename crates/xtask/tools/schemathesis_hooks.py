"""What the OpenAPI document cannot say, for the fuzzer of the API."""

import itertools

import schemathesis

_numbers = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    """A client takes a new Idempotency-Key for each new body. The fuzzer would use one key for several,
    which the API rightly refuses; keys that are wrong in themselves stay as they are."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and 1 <= len(key) <= 255 and all("!" <= character <= "~" for character in key):
        case.headers["Idempotency-Key"] = f"fuzz-{next(_numbers)}"
