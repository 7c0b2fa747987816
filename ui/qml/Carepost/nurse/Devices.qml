pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The tray: each device with its word, its battery and when it was last seen.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: qsTr("What belongs to this station")

    Rows {
        empty: qsTr("No device belongs to this station yet.")
        isEmpty: page.desk.devices.length === 0

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: 1.8 * Theme.u
            rowSpacing: 1.8 * Theme.u
            uniformCellWidths: true

            Repeater {
                model: page.desk.devices
                Rectangle {
                    id: device
                    required property var modelData
                    readonly property string word: modelData.word
                    readonly property bool low: word === "battery-low" || word === "paper-low"
                    readonly property bool broken: modelData.trouble && !low
                    readonly property color tone: word === "ready" ? "#0B5D2E" : word === "in-use" ? "#0B4F8A" : low ? "#7A4100" : broken ? "#9B1C1C" : "#3D4F5B"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Math.max((Theme.small ? 17 : 24) * Theme.u, lines.implicitHeight + (Theme.small ? 1.2 : 3) * Theme.u)
                    radius: 1.6 * Theme.u
                    color: "#FFFFFF"
                    border.width: !modelData.trouble ? Theme.hair : Math.round(0.4 * Theme.u)
                    border.color: broken ? "#9B1C1C" : low ? "#B5741C" : "#DCE4E8"
                    Accessible.role: Accessible.StaticText
                    Accessible.name: [name.text, state.text, todo.text, more.text].filter(Boolean).join(". ")

                    Rectangle {
                        id: disc
                        anchors.left: parent.left
                        anchors.leftMargin: 2.2 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        width: (Theme.small ? 9 : 10.4) * Theme.u
                        height: width
                        radius: 1.4 * Theme.u
                        color: device.broken ? "#FBE9E8" : "#DDF0F1"
                        Icon {
                            anchors.centerIn: parent
                            name: ({printer: "print", scanner: "document"})[device.modelData.kind] ?? device.modelData.kind
                            color: device.broken ? "#9B1C1C" : "#00535C"
                            size: parent.width * 0.62
                        }
                    }
                    Column {
                        id: lines
                        anchors.left: disc.right
                        anchors.leftMargin: 2 * Theme.u
                        anchors.right: parent.right
                        anchors.rightMargin: 1.4 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 0.3 * Theme.u
                        Body {
                            id: name
                            width: parent.width
                            text: Phrases.kind(device.modelData.kind)
                            font.bold: true
                            size: 3.8 * Theme.u
                            leading: 0.9
                            maximumLineCount: 1
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        RowLayout {
                            width: parent.width
                            spacing: Theme.u
                            Icon {
                                Layout.preferredWidth: size
                                name: device.word === "ready" ? "tick" : device.word === "in-use" ? "clock" : device.word === "battery-low" ? "battery" : device.word === "never-seen" ? "clock" : "warn"
                                color: device.tone
                                size: 3.6 * Theme.u
                            }
                            Body {
                                id: state
                                Layout.fillWidth: true
                                text: Phrases.device(device.word)
                                color: device.tone
                                font.bold: true
                                size: 3.8 * Theme.u
                                leading: 0.94
                                Accessible.ignored: true
                            }
                        }
                        Body {
                            id: todo
                            visible: text !== ""
                            width: parent.width
                            text: Troubles.staff(device.word)
                            size: 3.5 * Theme.u
                            leading: 0.92
                            Accessible.ignored: true
                        }
                        Body {
                            id: more
                            width: parent.width
                            text: Theme.small && todo.visible ? device.modelData.name : [device.modelData.name, device.modelData.battery < 0 ? "" : qsTr("Battery %1 %").arg(device.modelData.battery), device.modelData.minutes < 0 ? "" : device.modelData.minutes < 2 ? qsTr("seen now") : qsTr("last seen %1").arg(device.modelData.seen)].filter(Boolean).join(", ")
                            color: "#3D4F5B"
                            size: 3.5 * Theme.u
                            leading: 0.92
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
