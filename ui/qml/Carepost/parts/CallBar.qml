import QtQuick
import Carepost
import Carepost.Views

// The call's bar: how well it is connected and how long, and Help where it is on every page.
Item {
    id: bar

    required property ScreenModel screen
    required property CallModel view
    // The pictures of the doctor stand still.
    property bool slow: false
    property bool helpAlone: false
    readonly property real helpWidth: help.width

    implicitHeight: Theme.target

    Row {
        visible: !bar.helpAlone
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1.8 * Theme.u

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 3 * Theme.u
            height: width
            radius: width / 2
            color: bar.view.link === "lost" ? "#FFA9A2" : bar.view.link === "connecting" || bar.slow ? "#FFD166" : "#37E08A"
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            text: bar.view.link === "lost" ? qsTr("Connection lost") : bar.view.link === "connecting" ? qsTr("Connecting") : bar.slow ? qsTr("Connection is slow") : qsTr("Connected")
            color: "#FFFFFF"
            font.bold: true
            size: 4.8 * Theme.u
        }
        Body {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.view.link === "connected" && bar.view.minutes > 0
            text: bar.view.minutes === 1 ? qsTr("1 minute") : qsTr("%1 minutes").arg(bar.view.minutes)
            color: Theme.hintOverCanopy
            size: 4.6 * Theme.u
        }
    }
    BarKey {
        id: help
        objectName: "help"
        anchors.right: parent.right
        look: "help"
        label: qsTr("Help")
        icon: "help"
        onActivated: bar.screen.help()
    }
}
