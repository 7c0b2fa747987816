pragma ComponentBehavior: Bound
import QtQuick
import Carepost

// When to get help at once: on a ground of its own, with a thick edge at its start.
Rectangle {
    id: danger

    property var signs: []

    implicitHeight: words.height + (Theme.tall ? 4 : 2.4) * Theme.u
    radius: Theme.radius
    color: Theme.warnTint
    border.width: Theme.contrast ? Theme.hair : 0
    border.color: Theme.warn

    Rectangle {
        anchors.left: parent.left
        width: 1.5 * Theme.u
        height: parent.height
        radius: 0.75 * Theme.u
        color: Theme.warn
    }
    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: 4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: "warn"
        color: Theme.warn
        size: (Theme.small ? 6 : 8.4) * Theme.u
    }
    Column {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: 2.4 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter

        Body {
            width: parent.width
            text: qsTr("Get help at once if")
            font.bold: true
            color: Theme.warn
            size: (Theme.small ? 4.7 : 5.2) * Theme.u * (Theme.bigger ? 1.2 : 1)
            leading: 0.94
        }
        Repeater {
            model: danger.signs
            Body {
                required property string modelData
                width: words.width
                text: "•  " + modelData
                color: Theme.warn
                size: (Theme.small ? 4.2 : 4.6) * Theme.u * Theme.textScale
                leading: 0.94
            }
        }
    }
}
