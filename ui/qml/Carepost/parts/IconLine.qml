import QtQuick
import Carepost

// A sign in a disc, a sentence in bold, and a softer one below it.
Item {
    id: line

    property string icon: ""
    property string title: ""
    property string text: ""
    property color tone: Theme.primary
    property color ground: Theme.primaryTint
    property real disc: (Theme.small ? 8 : 12) * Theme.u
    property real size: (Theme.small ? 4.3 : 5.2) * Theme.u * (Theme.small ? 1 : Theme.bigger && Theme.wide ? 1.15 : Theme.textScale)

    implicitHeight: Math.max(disc, words.implicitHeight) + Theme.u
    Accessible.role: Accessible.StaticText
    Accessible.name: title + (text === "" ? "" : ". " + text)

    Rectangle {
        id: circle
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: line.disc
        height: width
        radius: width / 2
        color: line.ground
        border.width: Theme.contrast ? Theme.hair : 0
        border.color: Theme.line
        Icon {
            anchors.centerIn: parent
            name: line.icon
            color: line.tone
            size: parent.width * 0.56
        }
    }
    Column {
        id: words
        anchors.left: circle.right
        anchors.leftMargin: (Theme.small ? 2 : 3) * Theme.u
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        Body {
            width: parent.width
            text: line.title
            font.bold: line.text !== ""
            size: line.size
            leading: 0.92
            Accessible.ignored: true
        }
        Body {
            visible: text !== ""
            width: parent.width
            text: line.text
            color: Theme.inkSoft
            size: (Theme.small ? 3.7 : 4.4) * Theme.u * (Theme.small ? 1 : Theme.textScale)
            leading: 0.95
            Accessible.ignored: true
        }
    }
}
