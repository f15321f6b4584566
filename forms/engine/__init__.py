"""The form engine: a form is one JSON document; what it asks, and what follows, is worked out here.

Pure Python. Arguments in, answer out; the day is always passed in. Import from the module that owns the name:

- loading: load, parse. dumping: dump. document: read, canonical, sha256. schema: what a form is made of.
- problems: Problem, SchemaError. lint: what is wrong with a form before anybody meets it.
- question_types.registry: standard_types, Registry. question_types.base: QuestionType, to add one.
- answers: Answers, merge, visit. journey: path, states, next_section. completeness: check.
- conditions: evaluate. computed: computed_values. bindings: resolve. words: fill.
"""
