pragma ComponentBehavior: Bound
import QtQuick
import Carepost

// Yellow between two inks: seen on every ground.
Item {
    id: ring
    property real radius: Theme.radius
    property real line: Math.max(2, Math.round(Theme.u * 0.3))

    anchors.fill: parent
    anchors.margins: -3 * line
    z: 10

    Repeater {
        // Every key has a ring, and one shows: the others are not made.
        model: ring.visible ? [Theme.focusInk, Theme.focus, Theme.focusInk] : []
        Rectangle {
            required property int index
            required property color modelData
            anchors.fill: parent
            anchors.margins: index * ring.line
            color: "transparent"
            radius: ring.radius + (3 - index) * ring.line
            border.width: ring.line
            border.color: modelData
        }
    }
}
