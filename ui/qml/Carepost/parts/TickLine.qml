import QtQuick
import Carepost

// A line that begins with a tick (or another small icon) in its colour.
Item {
    id: line

    property string text: ""
    property string icon: "tick"
    property color ink: Theme.good
    property color words: Theme.ink
    property real size: Theme.bodySize

    implicitHeight: Math.max(label.implicitHeight, 5 * Theme.u)

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: line.icon
        color: line.ink
        size: line.size * 1.05
    }
    Body {
        id: label
        anchors.left: mark.right
        anchors.leftMargin: 1.4 * Theme.u
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: line.text
        color: line.words
        size: line.size
    }
}
