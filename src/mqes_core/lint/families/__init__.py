"""One module a family of rules; each names its checks by code in ``CHECKS``."""
