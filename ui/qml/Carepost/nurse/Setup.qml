pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The technician's checklist: what measures here, what is missing, and beside it what to do about one of them.
Item {
    id: page

    required property DeskModel desk
    readonly property SetupModel setup: page.desk.setup as SetupModel
    readonly property string hint: qsTr("%1 of %2 devices are ready. You can stop at any time.").arg(setup.done).arg(setup.total)
    property string picked: ""
    readonly property string here: picked !== "" ? picked : setup.next !== "" ? setup.next : setup.rows[0].kind
    readonly property var row: setup.rows.find(row => row.kind === here) ?? setup.rows[0]

    GridLayout {
        anchors.fill: parent
        columns: Theme.tall ? 1 : 2
        columnSpacing: 2.4 * Theme.u
        rowSpacing: 2.4 * Theme.u

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.small ? 6 : 7
            Layout.preferredHeight: 6
            Layout.maximumHeight: Theme.tall ? lines.implicitHeight + 13 * Theme.u : Number.POSITIVE_INFINITY
            spacing: (Theme.small ? 1 : 1.6) * Theme.u

            Flickable {
                id: list
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                contentHeight: lines.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height

                ColumnLayout {
                    id: lines
                    width: list.width
                    spacing: (Theme.small ? 1 : 1.4) * Theme.u

                    Repeater {
                        model: Theme.small ? [] : page.setup.notes
                        Note {}
                    }
                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.small ? 1 : 2
                        columnSpacing: 1.8 * Theme.u
                        rowSpacing: (Theme.small ? 1 : 1.4) * Theme.u
                        uniformCellWidths: true
                        Repeater {
                            model: page.setup.rows
                            SetupRow {
                                required property var modelData
                                required property int index
                                Layout.fillWidth: true
                                row: modelData
                                number: index + 1
                                here: modelData.kind === page.here
                                onActivated: page.picked = modelData.kind
                            }
                        }
                    }
                    Repeater {
                        model: Theme.small ? page.setup.notes : []
                        Note {}
                    }
                }
            }

            BigButton {
                objectName: "check-all"
                Layout.fillWidth: true
                Layout.preferredHeight: (Theme.small ? 9.2 : 10.4) * Theme.u
                look: "plain"
                icon: Theme.small ? "" : "again"
                size: (Theme.small ? 3.4 : 4) * Theme.u
                enabled: !page.setup.checking && page.desk.devices.length > 0
                label: page.setup.checking ? qsTr("Asking the devices") : qsTr("Test all devices")
                onActivated: page.setup.checkAll()
            }
        }

        Rectangle {
            id: panel
            readonly property bool bad: ["trouble", "due"].includes(page.row.state)
            readonly property bool bound: !["todo", "optional"].includes(page.row.state)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 5
            Layout.preferredHeight: 6
            Layout.maximumHeight: Theme.tall ? 76 * Theme.u : Number.POSITIVE_INFINITY
            radius: 1.6 * Theme.u
            color: "#FFFFFF"
            border.width: Math.round((panel.bad ? 0.4 : 0.25) * Theme.u)
            border.color: panel.bad ? "#9B1C1C" : "#DCE4E8"

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: (Theme.small ? 1.4 : 2.4) * Theme.u
                spacing: (Theme.small ? 0.4 : 1.4) * Theme.u

                RowLayout {
                    spacing: 1.6 * Theme.u
                    Icon {
                        Layout.preferredWidth: size
                        name: panel.bad ? "warn" : page.row.kind
                        color: panel.bad ? "#9B1C1C" : "#00535C"
                        size: (Theme.small ? 4.6 : 6) * Theme.u
                    }
                    Body {
                        Layout.fillWidth: true
                        text: SetupWords.device(page.row.kind)
                        color: panel.bad ? "#9B1C1C" : Theme.ink
                        font.bold: true
                        size: (Theme.small ? 4 : 5) * Theme.u
                        leading: 0.9
                        Accessible.role: Accessible.Heading
                    }
                }
                Body {
                    visible: text !== ""
                    Layout.fillWidth: true
                    text: SetupWords.help(page.row)
                    size: (Theme.small ? 3.1 : 3.8) * Theme.u
                    leading: 0.96
                }
                Flickable {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    contentHeight: facts.implicitHeight
                    interactive: contentHeight > height
                    boundsBehavior: Flickable.StopAtBounds
                    Column {
                        id: facts
                        visible: panel.bound
                        width: parent.width
                        Fact {
                            visible: !Theme.small
                            label: qsTr("Name")
                            value: page.row.name
                        }
                        Fact {
                            label: page.row.serial === "" ? qsTr("Address") : qsTr("Serial number")
                            value: SetupWords.ltr(page.row.serial === "" ? page.row.where : page.row.serial)
                        }
                        Fact {
                            label: qsTr("Battery")
                            value: page.row.battery < 0 ? qsTr("not told") : SetupWords.ltr(page.row.battery + " %")
                        }
                        Fact {
                            label: qsTr("Last seen")
                            value: page.row.minutes < 0 ? qsTr("not seen yet") : page.row.minutes < 2 ? qsTr("now") : qsTr("%1 ago").arg(Phrases.minutes(page.row.minutes))
                        }
                        Fact {
                            label: qsTr("Calibration due")
                            value: page.row.byHand ? qsTr("bound by hand") : page.row.due === "" ? qsTr("no date") : SetupWords.ltr(page.row.due)
                        }
                    }
                }
                RowLayout {
                    id: doors
                    property bool sure: false
                    readonly property string kind: page.row.kind
                    onKindChanged: doors.sure = false
                    spacing: 1.4 * Theme.u
                    BigButton {
                        objectName: doors.sure ? "take-away-no" : "take-away"
                        visible: panel.bound && !page.row.byHand
                        enabled: visible
                        Layout.preferredHeight: (Theme.small ? 9.4 : 10.4) * Theme.u
                        Layout.fillWidth: true
                        Layout.preferredWidth: 2
                        look: "plain"
                        size: (Theme.small ? 3.3 : 3.7) * Theme.u
                        label: doors.sure ? qsTr("No, keep it") : qsTr("Take away")
                        onActivated: doors.sure = !doors.sure
                    }
                    BigButton {
                        objectName: doors.sure ? "take-away-yes" : "bind"
                        Layout.preferredHeight: (Theme.small ? 9.4 : 10.4) * Theme.u
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                        look: doors.sure ? "help" : "primary"
                        size: (Theme.small ? 3.5 : 4) * Theme.u
                        label: doors.sure ? qsTr("Yes, take it away") : panel.bound ? qsTr("Bind another") : qsTr("Bind one")
                        onActivated: {
                            if (doors.sure) {
                                doors.sure = false;
                                page.setup.takeAway(page.row.kind);
                            } else {
                                page.setup.bind(page.row.kind);
                            }
                        }
                    }
                }
            }
        }
        Item {
            visible: Theme.tall
            Layout.fillHeight: true
        }
    }

    component Note: Notice {
        required property string modelData
        Layout.fillWidth: true
        ink: "#9B1C1C"
        color: "#FBE9E8"
        size: (Theme.small ? 3 : 3.5) * Theme.u
        text: modelData
    }
    component Fact: Item {
        id: fact
        property string label: ""
        property string value: ""
        width: parent ? parent.width : 0
        height: (Theme.small ? 4.4 : Theme.wide ? 5.6 : 6.4) * Theme.u
        Accessible.role: Accessible.StaticText
        Accessible.name: fact.label + " " + fact.value
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: "#DCE4E8"
        }
        Body {
            id: label
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: fact.label
            color: "#3D4F5B"
            size: (Theme.small ? 2.9 : 3.6) * Theme.u
            Accessible.ignored: true
        }
        Body {
            anchors.right: parent.right
            anchors.left: label.right
            anchors.leftMargin: 1.6 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignRight
            text: fact.value
            font.bold: true
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            size: (Theme.small ? 2.9 : 3.6) * Theme.u
            Accessible.ignored: true
        }
    }
}
