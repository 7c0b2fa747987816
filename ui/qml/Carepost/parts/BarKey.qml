import QtQuick
import Carepost

// A key in the top bar: outlined, because it lies on the dark canopy.
Key {
    id: bar

    property string icon: ""
    property bool iconMirrors: false
    property bool bare: false
    readonly property color words: chosen && look === "bar" ? "#063B44" : "#FFFFFF"

    look: "bar"
    implicitHeight: Theme.target
    implicitWidth: bare ? Theme.target : Math.max(Theme.target, row.width + (Theme.small ? 4.4 : 6) * Theme.u)

    Row {
        id: row
        anchors.centerIn: parent
        spacing: (Theme.small ? 1.2 : 2) * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: bar.icon
            color: bar.words
            size: 5 * Theme.u
            mirrors: bar.iconMirrors
        }
        Text {
            visible: !bar.bare
            anchors.verticalCenter: parent.verticalCenter
            text: bar.label
            font.bold: true
            font.pixelSize: Math.round(4.4 * Theme.u)
            color: bar.words
            Accessible.ignored: true
        }
    }
}
