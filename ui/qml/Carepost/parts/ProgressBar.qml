import QtQuick
import Carepost

// How much is done, from 0 to 1. Fills along the reading direction.
Rectangle {
    id: bar

    property real done: 0
    property string label: ""

    implicitHeight: 3.4 * Theme.u
    radius: height / 2
    color: Theme.card
    border.width: Math.round(0.4 * Theme.u)
    border.color: Theme.ink
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    Rectangle {
        visible: bar.done > 0.01
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: bar.border.width
        width: Math.max(height, (bar.width - 2 * bar.border.width) * Math.min(1, bar.done))
        radius: height / 2
        color: Theme.primary
    }
}
