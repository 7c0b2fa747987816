pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The staff's part of the screen: a dark band along the top, so that nobody mistakes it for the patient's.
FocusScope {
    id: page

    required property ScreenModel screen
    required property DeskModel desk
    readonly property var titles: ({
            "alarms": qsTr("Alarms"),
            "readings": qsTr("Readings"),
            "visits": qsTr("Visits"),
            "devices": qsTr("Devices"),
            "type": qsTr("Type a value")
        })
    readonly property var icons: ({
            "alarms": "bell",
            "readings": "drop",
            "visits": "store",
            "devices": "blood-pressure",
            "type": "pencil"
        })

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true
    // On a small screen the number pad needs the whole page, and so does a device that is being bound.
    readonly property bool padOnly: Theme.small && page.desk.typing !== "" || page.desk.binding
    readonly property bool setUp: page.desk.technician && !page.desk.asking

    Keys.onEscapePressed: page.desk.lock()

    Rectangle {
        anchors.fill: parent
        color: "#F7F9FA"
        TapHandler {}
    }

    Rectangle {
        id: band
        anchors.left: parent.left
        anchors.right: parent.right
        height: (Theme.small ? 10.6 : 11.8) * Theme.u
        color: page.setUp ? "#0B4F8A" : "#071A24"

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: 1.4 * Theme.u
            spacing: 2 * Theme.u

            Rectangle {
                Layout.preferredWidth: badge.width + 3.4 * Theme.u
                Layout.preferredHeight: 6.4 * Theme.u
                radius: 1.2 * Theme.u
                color: "#FFFFFF"
                Row {
                    id: badge
                    anchors.centerIn: parent
                    spacing: 1.2 * Theme.u
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: page.setUp ? "ruler" : "nurse"
                        color: page.setUp ? "#0B4F8A" : Theme.ink
                        size: 4 * Theme.u
                    }
                    Body {
                        anchors.verticalCenter: parent.verticalCenter
                        text: page.desk.asking ? qsTr("Staff") : page.desk.technician ? qsTr("Technician") : qsTr("Nurse")
                        color: page.setUp ? "#0B4F8A" : Theme.ink
                        font.bold: true
                        size: 3.8 * Theme.u
                    }
                }
            }
            Body {
                Layout.fillWidth: true
                text: page.setUp ? page.desk.station : page.screen.clinic
                color: "#D5E9E9"
                size: 3.6 * Theme.u
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Body {
                text: qsTr("Locks in %1 s").arg(page.desk.locksIn)
                color: "#D5E9E9"
                size: 3.6 * Theme.u
            }
            BigButton {
                objectName: "lock"
                Layout.preferredHeight: 9.2 * Theme.u
                Layout.preferredWidth: Math.max(implicitWidth, 9.2 * Theme.u)
                look: "night"
                icon: "lock"
                size: 3.8 * Theme.u
                label: page.desk.asking ? qsTr("Close") : qsTr("Lock")
                onActivated: page.desk.lock()
            }
        }
    }

    ColumnLayout {
        id: top
        visible: !page.desk.asking && !page.padOnly
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.top: band.bottom
        anchors.topMargin: (Theme.tall ? 3 : 1.2) * Theme.u
        spacing: (Theme.tall ? 1.6 : 0.8) * Theme.u

        RowLayout {
            spacing: 2 * Theme.u
            Column {
                Layout.fillWidth: true
                Body {
                    width: parent.width
                    text: page.setUp && page.desk.tab === "devices" ? qsTr("Set up this station") : page.titles[page.desk.tab] ?? ""
                    font.bold: true
                    size: (Theme.tall ? 6.2 : 5) * Theme.u
                    leading: 0.9
                    Accessible.role: Accessible.Heading
                }
                Body {
                    width: parent.width
                    visible: text !== "" && !Theme.small
                    // Every tab has a hint.
                    // qmllint disable missing-property
                    text: body.item ? body.item["hint"] : ""
                    // qmllint enable missing-property
                    color: "#3D4F5B"
                    size: 3.8 * Theme.u
                    leading: 0.94
                }
            }
            BigButton {
                objectName: "leave-kiosk"
                visible: page.desk.technician
                enabled: visible
                Layout.preferredHeight: 9.2 * Theme.u
                look: "plain"
                icon: "door"
                size: 3.8 * Theme.u
                label: qsTr("Leave the kiosk")
                onActivated: page.desk.leave()
            }
            Body {
                text: page.desk.time
                font.bold: true
                size: 4.6 * Theme.u
            }
        }

        Rectangle {
            id: urgent
            property bool sure: false
            visible: page.desk.urgent !== ""
            onVisibleChanged: urgent.sure = false
            Layout.fillWidth: true
            Layout.preferredHeight: 12 * Theme.u
            radius: Theme.radius
            color: "#9B1C1C"
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 2.4 * Theme.u
                anchors.rightMargin: 1.4 * Theme.u
                spacing: 2 * Theme.u
                Icon {
                    name: "warn"
                    color: "#FFFFFF"
                    size: 6 * Theme.u
                    Layout.preferredWidth: size
                }
                Body {
                    Layout.fillWidth: true
                    text: qsTr("Urgent: %1").arg(Phrases.sign(page.desk.urgent))
                    color: "#FFFFFF"
                    font.bold: true
                    size: 4.6 * Theme.u
                    leading: 0.9
                    Accessible.role: Accessible.AlertMessage
                }
                BigButton {
                    objectName: "clear-urgent-no"
                    visible: urgent.sure
                    enabled: visible
                    Layout.preferredHeight: 9.2 * Theme.u
                    look: "plain"
                    size: 4 * Theme.u
                    label: qsTr("No, go on")
                    onActivated: urgent.sure = false
                }
                BigButton {
                    objectName: urgent.sure ? "clear-urgent-yes" : "clear-urgent"
                    Layout.preferredHeight: 9.2 * Theme.u
                    look: urgent.sure ? "help" : "light"
                    size: 4 * Theme.u
                    label: urgent.sure ? qsTr("Yes, end it") : qsTr("End the urgent visit")
                    onActivated: urgent.sure ? page.desk.clearUrgent() : urgent.sure = true
                }
            }
        }

        RestBand {
            desk: page.desk
            Layout.fillWidth: true
        }
    }

    Loader {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.top: page.desk.asking || page.padOnly ? band.bottom : top.bottom
        anchors.topMargin: (Theme.tall ? 2.4 : 1.2) * Theme.u
        anchors.bottom: page.desk.asking || page.padOnly ? parent.bottom : tabs.top
        anchors.bottomMargin: (Theme.tall ? 2 : 1) * Theme.u
        readonly property string file: page.desk.asking ? "Pin.qml" : page.desk.binding ? "Bind.qml" : page.desk.tab === "" ? "" : page.setUp && page.desk.tab === "devices" ? "Setup.qml" : page.desk.tab.charAt(0).toUpperCase() + page.desk.tab.slice(1) + ".qml"
        onFileChanged: load()
        Component.onCompleted: load()
        function load() {
            if (body.file === "") {
                body.setSource("");
            } else if (body.file === "Bind.qml") {
                body.setSource(body.file, {
                    "desk": page.desk,
                    "screen": page.screen
                });
            } else {
                body.setSource(body.file, {
                    "desk": page.desk
                });
            }
        }
    }

    Rectangle {
        id: tabs
        visible: !page.desk.asking && !page.padOnly
        enabled: visible
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: (Theme.tall ? 17 : Theme.wide ? 12.6 : 11.6) * Theme.u
        color: "#FFFFFF"

        Rectangle {
            width: parent.width
            height: Theme.hair
            color: "#DCE4E8"
        }
        RowLayout {
            anchors.fill: parent
            anchors.margins: (Theme.tall ? 1.4 : 1) * Theme.u
            spacing: Theme.u
            uniformCellSizes: true
            Repeater {
                model: page.desk.tabs
                Key {
                    id: tab
                    required property var modelData
                    readonly property bool here: modelData.tab === page.desk.tab
                    objectName: "tab-" + modelData.tab
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    look: here ? "primary" : "plain"
                    choice: true
                    chosen: here
                    label: page.titles[modelData.tab] + (modelData.count > 0 ? ", " + modelData.count : "")
                    onActivated: page.desk.choose(modelData.tab)

                    GridLayout {
                        anchors.centerIn: parent
                        flow: Theme.tall ? GridLayout.TopToBottom : GridLayout.LeftToRight
                        rows: Theme.tall ? 2 : 1
                        columns: Theme.tall ? 1 : 2
                        rowSpacing: 0.2 * Theme.u
                        columnSpacing: 1.2 * Theme.u
                        Item {
                            Layout.alignment: Qt.AlignHCenter
                            Layout.preferredWidth: 5 * Theme.u
                            Layout.preferredHeight: 5 * Theme.u
                            Icon {
                                name: page.icons[tab.modelData.tab]
                                size: 5 * Theme.u
                                color: tab.here ? "#FFFFFF" : "#10222E"
                            }
                            Rectangle {
                                visible: tab.modelData.count > 0
                                anchors.left: parent.right
                                anchors.leftMargin: -1.4 * Theme.u
                                y: -0.6 * Theme.u
                                width: Math.max(height, count.implicitWidth + 1.4 * Theme.u)
                                height: 4 * Theme.u
                                radius: height / 2
                                color: tab.here ? "#FFFFFF" : tab.modelData.urgent ? "#9B1C1C" : "#10222E"
                                Text {
                                    id: count
                                    anchors.centerIn: parent
                                    text: tab.modelData.count
                                    font.bold: true
                                    font.pixelSize: Math.round(2.9 * Theme.u)
                                    color: tab.here ? "#10222E" : "#FFFFFF"
                                    Accessible.ignored: true
                                }
                            }
                        }
                        KeyLabel {
                            Layout.alignment: Qt.AlignHCenter
                            Layout.maximumWidth: tab.width - (Theme.tall ? 1 : 9) * Theme.u
                            Layout.leftMargin: Theme.tall ? 0 : tab.modelData.count > 0 ? 2 * Theme.u : 0
                            text: tab.modelData.tab === "type" ? qsTr("Type") : page.titles[tab.modelData.tab]
                            size: (Theme.tall ? 3.6 : 3.6) * Theme.u
                            font.bold: tab.here
                            color: tab.here ? "#FFFFFF" : "#10222E"
                        }
                    }
                }
            }
        }
    }
}
