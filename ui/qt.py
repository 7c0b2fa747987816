"""PySide6's decorators for QML, with the types that its own stubs leave out; at run time they are PySide6's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Property as _Property
from PySide6.QtQml import QmlUncreatable as _QmlUncreatable

if TYPE_CHECKING:
    from PySide6.QtCore import Signal

    Value = TypeVar("Value")
    Model = TypeVar("Model")

    class Read(Generic[Value]):
        """A property that Python code reads as its value."""

        def __get__(self, instance: object, owner: type | None = None) -> Value: ...

    class Property:
        """`Property(str, notify=changed)` above a method, or with getter and setter."""

        def __init__(
            self,
            kind: type | str,
            fget: Callable[[Any], Any] | None = None,
            fset: Callable[[Any, Any], None] | None = None,
            *,
            notify: Signal | None = None,
            constant: bool = False,
        ) -> None: ...
        def __call__(self, function: Callable[[Any], Value], /) -> Read[Value]: ...
        def __get__(self, instance: object, owner: type | None = None) -> Any: ...
        def __set__(self, instance: object, value: Any) -> None: ...

    def QmlUncreatable(reason: str) -> Callable[[type[Model]], type[Model]]: ...
else:
    Property, QmlUncreatable = _Property, _QmlUncreatable
