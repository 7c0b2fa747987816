import QtQuick
import Carepost

// How old something is, in words on a tint.
Rectangle {
    id: age

    property int minutes: 0
    property color ink: "#0B4F8A"
    property color ground: "#E5EFF9"

    implicitWidth: row.width + 2.4 * Theme.u
    implicitHeight: 5 * Theme.u
    radius: Theme.u
    color: ground

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 0.8 * Theme.u
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "clock"
            color: age.ink
            size: 3 * Theme.u
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: Phrases.minutes(age.minutes)
            color: age.ink
            font.bold: true
            size: 3.6 * Theme.u
        }
    }
}
