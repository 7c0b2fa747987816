import QtQuick
import Carepost

// A line that begins with a filled disc: something that works, or what comes next.
Item {
    id: line

    property string text: ""
    property string icon: "tick"
    property color ground: icon === "tick" ? Theme.good : Theme.primary
    property bool strong: false

    implicitHeight: Math.max(disc.height, words.implicitHeight)

    Rectangle {
        id: disc
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: (Theme.small ? 7 : 9.4) * Theme.u
        height: width
        radius: width / 2
        color: line.ground
        Icon {
            anchors.centerIn: parent
            name: line.icon
            color: Theme.contrast ? "#000000" : "#FFFFFF"
            size: parent.width * 0.62
        }
    }
    Body {
        id: words
        anchors.left: disc.right
        anchors.leftMargin: 2.6 * Theme.u
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: line.text
        font.bold: line.strong
        size: (Theme.small ? 4.6 : 5.2) * Theme.u * Theme.textScale
        leading: 0.92
    }
}
