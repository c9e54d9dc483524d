"""The composition root: plugins → editions → plans → results, as plain functions that users call, a module a task.

``mqes_core`` itself offers all of them; each loads its module when first used, so that scoring does not wait for what
only the linter needs.
"""
