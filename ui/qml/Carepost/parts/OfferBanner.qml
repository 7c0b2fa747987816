import QtQuick
import Carepost

// The doctor is ready while a measurement still runs.
Rectangle {
    id: banner

    property bool shown: false

    visible: shown
    implicitHeight: shown ? 11 * Theme.u : 0
    height: implicitHeight
    radius: Theme.radius
    color: Theme.contrast ? "#000000" : Theme.lamp
    border.width: Math.round(0.4 * Theme.u)
    border.color: Theme.warmEdge

    Row {
        anchors.centerIn: parent
        spacing: 2 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "video"
            color: Theme.ink
            size: 5.6 * Theme.u
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, banner.width - 13 * Theme.u)
            height: banner.height - 2 * Theme.u
            fit: true
            text: qsTr("The doctor is ready. We finish this first.")
            font.bold: true
            Accessible.role: Accessible.AlertMessage
        }
    }
}
