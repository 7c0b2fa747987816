import QtQuick
import Carepost
import Carepost.Views

// What the doctor sees of the patient, small; or that there is nothing to see.
Rectangle {
    id: tile

    required property CallModel view
    required property VideoFeed feed
    property bool typing: false
    readonly property real share: typing ? 0.6 : 1
    // Turned off, or it gives no picture: either way the doctor does not see the patient.
    readonly property bool exam: view.shot !== "" && view.shotCamera !== "face"
    readonly property bool off: view.cameraOff || feed.frozen

    implicitWidth: (Theme.tall ? 29.6 : Theme.wide ? 25 : 16) * Theme.u * share
    implicitHeight: (Theme.tall ? 33.6 : Theme.wide ? 25 : 18) * Theme.u * share
    radius: Theme.radius
    color: "#FFFFFF"

    VideoTile {
        anchors.fill: parent
        anchors.margins: Math.round(0.5 * Theme.u)
        feed: tile.view.cameraOff ? null : tile.feed
        flipped: !tile.exam
        holds: false
        color: "#3B5560"

        Icon {
            visible: !parent.live
            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - 7 * Theme.u - height) / 2
            name: tile.off ? "video" : "camera"
            color: "#FFFFFF"
            size: Math.min(9 * Theme.u, parent.height * 0.34)
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: (Theme.small ? 5.6 : tile.typing ? 6 : 6.6) * Theme.u
            color: "#E6071A24"
            Body {
                anchors.fill: parent
                anchors.leftMargin: Math.round(0.6 * Theme.u)
                anchors.rightMargin: Math.round(0.6 * Theme.u)
                horizontalAlignment: Text.AlignHCenter
                text: !tile.off ? tile.exam ? qsTr("The doctor sees this") : qsTr("You") : Theme.small || tile.typing ? qsTr("Is off") : qsTr("Camera is off")
                Accessible.name: tile.off ? qsTr("Camera is off") : text
                fit: true
                leading: 0.86
                color: "#FFFFFF"
                font.bold: true
                size: (Theme.small ? 3.6 : tile.off || tile.typing ? 3.8 : 4.4) * Theme.u
            }
        }
    }
}
