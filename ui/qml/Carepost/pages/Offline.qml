pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property OfflineModel view

    heading: qsTr("The connection is not working")
    hint: Phrases.nurse(page.screen.nurse) || qsTr("We can still take your measurements and save them safely.")
    lamp: Theme.tall ? "" : "no-connection"

    Picture {
        id: drawing
        visible: Theme.tall
        name: visible ? "offline" : ""
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: -6 * Theme.u
        height: (Theme.bigger ? 40 : 60) * Theme.u
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: drawing.visible ? drawing.bottom : parent.top
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        spacing: Theme.small ? 0.6 * Theme.u : 1.4 * Theme.u
        Works {
            title: qsTr("We can take your measurements")
        }
        Works {
            title: qsTr("We keep your answers safe in this station")
        }
        Works {
            title: qsTr("A nurse can come to you")
        }
        Works {
            title: qsTr("The video call has to wait")
            icon: "no-connection"
            ground: Theme.warn
        }
    }

    actions: ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "carry-on"
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("Carry on")
            icon: "next"
            iconAfter: true
            onActivated: page.view.goOn()
            Component.onCompleted: page.mainButton = this
        }
        NurseKey {
            screen: page.screen
            Layout.fillWidth: true
            onActivated: page.view.callNurse()
        }
    }

    component Works: IconLine {
        Layout.fillWidth: true
        icon: "tick"
        tone: Theme.contrast ? "#000000" : "#FFFFFF"
        ground: Theme.good
        disc: (Theme.small ? 8 : 9.6) * Theme.u
    }
}
