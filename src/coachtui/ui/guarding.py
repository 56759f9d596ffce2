"""Where records can only be read, the keys that would change them say so and do nothing more."""

from collections.abc import Mapping

from textual.dom import DOMNode

from coachtui.ui.kinds import KindsApp
from coachtui.ui.refusing import changes_records, refusal

Parsed = tuple[str, str, tuple[object, ...]]
"""An action taken apart: where, what, with what."""


class GuardingApp(KindsApp):
    """The app's part in refusing at the key what cannot be saved."""

    async def run_action(
        self,
        action: str | Parsed,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a row of the palette stands for, unless it would change what may not."""
        why = self.refused_here()
        if why and self._changes(action, default_namespace):
            self.tell(why, "warning")
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def refused_here(self) -> str:
        """Return why nothing can be changed from the screen in front, in words; '' where it can."""
        return refusal(self.desk, self.screen) if self.screen_stack else ""

    def _changes(self, action: str | Parsed, node: DOMNode | None) -> bool:
        """Tell whether an action, asked for where a binding stands, changes records."""
        return any(
            active.binding.action == action
            and active.node is (node or self)
            and changes_records(active.binding.id or "")
            for active in self.screen.active_bindings.values()
        )
