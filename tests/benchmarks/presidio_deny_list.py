"""Runs in an environment of its own beside the sanitiser: a deny-list built on Presidio, timed on a text and names from a file.

Presidio is never a dependency of the program; `bench_sanitise` installs it for the measurement and throws it away.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def analyzer(names: list[str]) -> Any:
    """Return Presidio's analyzer with one deny-list and no language model: what the deny-list needs and no more."""
    presidio = import_module("presidio_analyzer")
    nlp = import_module("presidio_analyzer.nlp_engine")

    def artifacts(self: Any, _text: str, language: str) -> Any:
        return nlp.NlpArtifacts([], [], [], [], self, language)

    silent = type(
        "Silent",
        (nlp.NlpEngine,),
        {
            "load": lambda _: None,
            "is_loaded": lambda _: True,
            "process_text": artifacts,
            "process_batch": lambda self, texts, language, **_: (
                (t, artifacts(self, t, language)) for t in texts
            ),
            "is_stopword": lambda *_: False,
            "is_punct": lambda *_: False,
            "get_supported_entities": lambda _: [],
            "get_supported_languages": lambda _: ["en"],
        },
    )
    listed = presidio.PatternRecognizer("PERSON", deny_list=names)
    registry = presidio.RecognizerRegistry(recognizers=[listed], supported_languages=["en"])
    return presidio.AnalyzerEngine(registry=registry, nlp_engine=silent(), supported_languages=["en"])


def main(file: Path) -> None:
    """Print the processor seconds of the best of three goes, and how many names were found."""
    given = json.loads(file.read_text("utf-8"))
    engine = analyzer(given["names"])
    best, found = float("inf"), 0
    for _ in range(3):
        begin = time.process_time()
        found = len(engine.analyze(given["text"], "en"))
        best = min(best, time.process_time() - begin)
    print(json.dumps({"seconds": best, "found": found}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
