"""The words that app and service speak: msgspec Structs, one module a resource; no behaviour.

Answers tolerate members this version does not know, requests forbid them (contract 4.4). Enumerations that a
service may extend are plain strings in answers, so that an unknown value can be shown as it is.
"""
