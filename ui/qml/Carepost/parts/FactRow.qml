import QtQuick
import Carepost

// One thing to know: an icon on its disc, a bold line, and a quieter one below it.
Item {
    id: fact

    property string icon: ""
    property color ink: Theme.primary
    property color ground: Theme.primaryTint
    property string title: ""
    property string text: ""
    property real size: Theme.choiceSize
    property real textSize: Theme.bodySize
    property real disc: (Theme.tall ? 10.4 : Theme.wide ? 9.2 : 8.4) * Theme.u

    implicitHeight: Math.max(disc, words.height)

    Rectangle {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: fact.disc
        height: width
        radius: width / 2
        color: fact.ground
        border.width: Theme.contrast ? Theme.hair : 0
        border.color: fact.ink

        Icon {
            anchors.centerIn: parent
            name: fact.icon
            color: fact.ink
            size: parent.width * 0.56
        }
    }
    Column {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: 2.2 * Theme.u
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.4 * Theme.u

        Body {
            visible: text !== ""
            width: parent.width
            text: fact.title
            font.bold: true
            size: fact.size
            leading: 0.9
        }
        Body {
            visible: text !== ""
            width: parent.width
            text: fact.text
            size: fact.textSize
            color: Theme.inkSoft
            leading: 0.94
        }
    }
}
