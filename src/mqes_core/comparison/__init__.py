"""What may be laid side by side, and how far: concepts, results of units, editions of one concept. Pure.

A folder a subject: ``concepts`` compares documents under the shared frame and needs no data of schools; ``results``
compares what units earned; ``editions`` tells two editions of one concept apart, rule by rule.
"""
