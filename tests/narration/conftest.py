from __future__ import annotations

from articles import written

__all__ = ["written"]
