pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// A patient rests before the blood pressure: staff may leave the rest out, and says why.
Rectangle {
    id: band

    required property DeskModel desk
    readonly property var reasons: [
        {
            "key": "cannot-wait",
            "text": qsTr("Cannot wait")
        },
        {
            "key": "rested-before",
            "text": qsTr("Has rested")
        },
        {
            "key": "cannot-sit",
            "text": qsTr("Can’t sit still")
        }
    ]

    visible: desk.resting
    implicitHeight: (Theme.small ? 12 : 22) * Theme.u
    radius: Theme.radius
    color: "#DDF0F1"

    GridLayout {
        anchors.fill: parent
        anchors.margins: 1.4 * Theme.u
        anchors.leftMargin: 2.4 * Theme.u
        columns: Theme.small ? 4 : 3
        columnSpacing: 1.4 * Theme.u
        rowSpacing: Theme.u
        Body {
            Layout.fillWidth: true
            Layout.preferredWidth: 34 * Theme.u
            Layout.columnSpan: Theme.small ? 1 : 3
            text: qsTr("The patient rests. Leave the rest out?")
            color: "#10222E"
            font.bold: true
            fit: true
            Layout.maximumHeight: 9 * Theme.u
            size: (Theme.small ? 3.8 : 4.4) * Theme.u
            leading: 0.92
        }
        Repeater {
            model: band.reasons
            BigButton {
                required property var modelData
                objectName: "leave-out-rest-" + modelData.key
                enabled: band.visible
                Layout.fillWidth: true
                Layout.preferredWidth: 24 * Theme.u
                Layout.preferredHeight: 9.2 * Theme.u
                look: "plain"
                size: 3.8 * Theme.u
                label: modelData.text
                onActivated: band.desk.leaveOutRest(modelData.key)
            }
        }
    }
}
