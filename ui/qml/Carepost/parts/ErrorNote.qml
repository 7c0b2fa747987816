import QtQuick
import Carepost

// "There is a problem", and what to do. Takes no room while there is none.
Rectangle {
    id: note

    property string text: ""

    visible: text !== ""
    implicitHeight: visible ? words.implicitHeight + (Theme.small ? 2 : 4) * Theme.u : 0
    height: implicitHeight
    radius: Theme.radius
    color: Theme.warnTint
    border.width: Math.round(0.4 * Theme.u)
    border.color: Theme.warn
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("There is a problem") + ". " + text

    Icon {
        id: sign
        name: "warn"
        color: Theme.warn
        anchors.left: parent.left
        anchors.leftMargin: 2.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.margins: 2.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        Body {
            width: parent.width
            text: qsTr("There is a problem")
            font.bold: true
            color: Theme.warn
            size: (Theme.small ? 4 : 4.6) * Theme.u * Theme.textScale
            leading: 0.95
        }
        Body {
            width: parent.width
            text: note.text
            leading: 0.95
            size: (Theme.small ? 3.6 : 4.4) * Theme.u * Theme.textScale
        }
    }
}
