import QtQuick
import Carepost

// One step of a scale from 0 to 10: the fill rises with the number; a face where there is one.
Key {
    id: tile

    property int number: 0
    property string face: ""
    readonly property real rise: height * (Theme.small ? 0.03 : 0.04) * number

    choice: true
    label: number
    radius: Theme.radius

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: tile.chosen ? Theme.u * 0.7 : Theme.hair
        height: tile.rise
        visible: tile.number > 0
        color: tile.chosen ? Theme.primary : Theme.contrast ? "#6B6B6B" : "#E6BC98"
        bottomLeftRadius: tile.radius * 0.8
        bottomRightRadius: tile.radius * 0.8
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.small ? 0.8 * Theme.u : 2.4 * Theme.u
        spacing: 1.6 * Theme.u
        KeyLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: tile.number
            size: (Theme.small ? 6 : Theme.wide ? 7 : 9) * Theme.u
            fit: false
            color: Theme.ink
        }
        Item {
            visible: tile.face !== ""
            width: (Theme.small ? 6 : Theme.wide ? 7 : 9.4) * Theme.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            Pictogram {
                anchors.fill: parent
                name: tile.face
            }
        }
    }
    Rectangle {
        visible: tile.chosen
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 1.2 * Theme.u
        width: (Theme.small ? 4.4 : 5.8) * Theme.u
        height: width
        radius: width / 2
        color: Theme.primary
        Icon {
            anchors.centerIn: parent
            name: "tick"
            color: Theme.primaryText
            size: parent.width * 0.7
        }
    }
}
