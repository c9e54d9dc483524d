"""Files of people: a form to fill in, and what it holds read back with every problem at its cell."""

from mqes_core.exchange.experts.form import Rows, people_form
from mqes_core.exchange.experts.reader import People, people_json, read_people
from mqes_core.exchange.experts.vocabulary import Vocabulary, vocabulary

__all__ = ["People", "Rows", "Vocabulary", "people_form", "people_json", "read_people", "vocabulary"]
