import QtQuick
import Carepost
import Carepost.Views

// The doctor's moving picture, a drawing until it comes, dimmed while the connection is lost.
VideoTile {
    id: remote

    required property CallModel view

    color: "#0B2630"

    Column {
        visible: !remote.live
        anchors.centerIn: parent
        spacing: 2 * Theme.u
        Medallion {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "doctor"
            size: Math.min(50 * Theme.u, remote.height * 0.55)
        }
        Body {
            visible: remote.view.link === "connecting" && remote.height > 50 * Theme.u
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, remote.width - 2 * Theme.margin)
            text: qsTr("Connecting you to %1").arg(remote.view.doctor)
            horizontalAlignment: Text.AlignHCenter
            color: "#FFFFFF"
            font.bold: true
            size: 5.4 * Theme.u
        }
    }
    Rectangle {
        visible: remote.live && remote.view.link === "lost"
        anchors.fill: parent
        color: Theme.night
        opacity: 0.6
    }
}
