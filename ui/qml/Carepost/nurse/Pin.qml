pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The door of the desk.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: ""
    readonly property bool waits: page.desk.waitS > 0
    readonly property real keyHeight: (Theme.tall ? 17 : Theme.wide ? 13.4 : 11) * Theme.u

    GridLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width, (Theme.tall ? 96 : Theme.wide ? 150 : 118) * Theme.u)
        columns: Theme.tall ? 1 : 2
        columnSpacing: 8 * Theme.u
        rowSpacing: 5 * Theme.u

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 4
            spacing: 2.4 * Theme.u
            Body {
                Layout.fillWidth: true
                text: qsTr("Staff only")
                font.bold: true
                size: (Theme.small ? 6 : 8) * Theme.u
                leading: 0.9
                Accessible.role: Accessible.Heading
            }
            Body {
                Layout.fillWidth: true
                text: qsTr("Type your PIN.")
                color: "#3D4F5B"
                size: 4.4 * Theme.u
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 12 * Theme.u
                radius: Theme.radius
                color: "#FFFFFF"
                border.width: Math.round(0.4 * Theme.u)
                border.color: "#00535C"
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1 digits typed").arg(page.desk.pinLength)
                Row {
                    anchors.centerIn: parent
                    spacing: 2 * Theme.u
                    Repeater {
                        model: page.desk.pinLength
                        Rectangle {
                            width: 3 * Theme.u
                            height: width
                            radius: width / 2
                            color: "#10222E"
                        }
                    }
                }
            }
            Notice {
                Layout.fillWidth: true
                size: 4.2 * Theme.u
                text: page.waits ? qsTr("Too many wrong PINs. Wait %1 seconds.").arg(page.desk.waitS) : page.desk.wrongPin ? qsTr("That PIN is not right. Try again.") : ""
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            columns: 3
            columnSpacing: 1.6 * Theme.u
            rowSpacing: 1.6 * Theme.u
            uniformCellWidths: true
            enabled: !page.waits
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "ok"]
                BigButton {
                    required property string modelData
                    objectName: "pin-" + modelData
                    Layout.fillWidth: true
                    Layout.preferredHeight: page.keyHeight
                    look: modelData === "ok" ? "primary" : "plain"
                    enabled: modelData !== "ok" || page.desk.pinLength > 0
                    size: (modelData.length > 1 ? 4.8 : 7) * Theme.u
                    label: modelData === "ok" ? qsTr("Open") : modelData === "delete" ? qsTr("Delete") : modelData
                    onActivated: modelData === "ok" ? page.desk.pinOk() : modelData === "delete" ? page.desk.pinErase() : page.desk.pin(modelData)
                }
            }
        }
    }
}
