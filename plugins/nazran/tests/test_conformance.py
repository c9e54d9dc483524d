"""The plugin holds what every plugin must hold."""

from mqes_core.testing.conformance import conformance

test_plugin = conformance("mqes_nazran")
