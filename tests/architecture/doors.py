"""A kind of contract for import-linter: only the named rooms may import the named modules, directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from importlinter.contracts.protected import ProtectedContract

if TYPE_CHECKING:
    from grimp import ImportGraph
    from importlinter import ContractCheck


class DoorContract(ProtectedContract):
    """A protected contract that also holds for a module that nobody imports yet."""

    type_name = "door"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Check only what is in the graph: what is absent has not been imported by anyone."""
        declared = cast("list[object]", self.protected_modules)
        present = [module for module in declared if str(module) in graph.modules]
        self.protected_modules = present  # type: ignore[assignment] # import-linter declares fields, and holds values
        return super().check(graph, verbose)
