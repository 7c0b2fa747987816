import QtQuick
import Carepost

// A key on the dark ground of the call: icon over its word. Chosen = white.
Key {
    id: key

    property string icon: ""
    readonly property color words: chosen ? "#10222E" : "#FFFFFF"

    look: "night"
    choice: true
    implicitHeight: (Theme.tall ? 17 : 13) * Theme.u

    Column {
        anchors.centerIn: parent
        spacing: (Theme.small ? 0.2 : 0.6) * Theme.u

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: key.icon
            color: key.words
            size: (Theme.small ? 4.6 : 5.6) * Theme.u
        }
        KeyLabel {
            width: key.width - 2 * Theme.u
            height: Math.min(implicitHeight, key.height - (Theme.small ? 6 : 8) * Theme.u)
            text: key.label
            color: key.words
            leading: 0.84
            size: (Theme.small ? 3.6 : 4.2) * Theme.u
        }
    }
}
