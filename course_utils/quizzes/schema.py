"""The JSON Schema of quiz files: ``python -m course_utils.quizzes.schema`` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path

from course_utils.quizzes.model import Quiz

FILE = Path(__file__).with_name("schema.json")


def text() -> str:
    """Return the schema that goes with the model, as JSON."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Quiz.model_json_schema(),
        "title": "A lesson's quiz file",
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
