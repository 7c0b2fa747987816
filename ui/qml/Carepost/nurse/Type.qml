pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// A value by hand. One that alarms is typed twice, the first time hidden while the second is typed.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: page.desk.inVisit ? qsTr("It is marked “typed” and goes into the open visit.") : qsTr("No visit is open: a value can’t be typed now.")
    readonly property var labels: ({
            "systolic": qsTr("Upper, mmHg"),
            "diastolic": qsTr("Lower, mmHg"),
            "saturation": qsTr("Oxygen, %"),
            "pulse": qsTr("Pulse, per minute"),
            "celsius": qsTr("Degrees Celsius"),
            "fahrenheit": qsTr("Degrees Fahrenheit"),
            "kilograms": qsTr("Kilograms"),
            "pounds": qsTr("Pounds"),
            "milligrams_per_decilitre": qsTr("Blood sugar, mg/dL"),
            "millimoles_per_litre": qsTr("Blood sugar, mmol/L")
        })
    readonly property string problemText: page.desk.problem === "not-the-same" ? qsTr("The two entries were not the same. Type both again.") : page.desk.problem === "missing-number" ? qsTr("A number is missing.") : ""

    // --- which value ---
    ColumnLayout {
        visible: page.desk.typing === ""
        enabled: visible
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 1.8 * Theme.u

        Rectangle {
            visible: page.desk.saved !== ""
            Layout.fillWidth: true
            Layout.preferredHeight: 11 * Theme.u
            radius: 1.6 * Theme.u
            color: "#E4F2EA"
            TickLine {
                anchors.left: parent.left
                anchors.leftMargin: 2.4 * Theme.u
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                ink: "#0B5D2E"
                text: (page.desk.setAside ? qsTr("%1 is kept under Readings: no visit is open.") : qsTr("%1 is saved in the open visit.")).arg(Phrases.kind(page.desk.saved))
                size: 4.4 * Theme.u
            }
        }
        Body {
            visible: page.desk.inVisit && page.desk.patient !== ""
            Layout.fillWidth: true
            text: qsTr("For %1").arg("\u2068" + page.desk.patient + "\u2069")
            font.bold: true
            size: 5 * Theme.u
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.tall ? 2 : 3
            columnSpacing: 1.8 * Theme.u
            rowSpacing: 1.8 * Theme.u
            uniformCellWidths: true
            Repeater {
                model: page.desk.kinds
                Key {
                    id: kind
                    required property string modelData
                    objectName: "type-" + modelData
                    Layout.fillWidth: true
                    Layout.preferredHeight: (Theme.tall ? 26 : Theme.small ? 13 : 22) * Theme.u
                    enabled: page.desk.inVisit && page.desk.typing === ""
                    label: Phrases.kind(modelData)
                    onActivated: page.desk.start(modelData)
                    GridLayout {
                        anchors.centerIn: parent
                        columns: Theme.small ? 2 : 1
                        columnSpacing: 1.4 * Theme.u
                        rowSpacing: 1.4 * Theme.u
                        Icon {
                            Layout.alignment: Qt.AlignCenter
                            name: kind.modelData
                            color: "#00535C"
                            size: (Theme.small ? 7 : 9) * Theme.u
                        }
                        KeyLabel {
                            Layout.preferredWidth: Theme.small ? Math.min(implicitWidth, kind.width - 12 * Theme.u) : kind.width - 3 * Theme.u
                            Layout.preferredHeight: Math.min(implicitHeight, 10 * Theme.u)
                            text: kind.label
                            size: 4.4 * Theme.u
                        }
                    }
                }
            }
        }
    }

    // --- the numbers ---
    GridLayout {
        visible: page.desk.typing !== ""
        enabled: visible
        anchors.fill: parent
        columns: Theme.tall ? 1 : 2
        columnSpacing: 4 * Theme.u
        rowSpacing: 2.4 * Theme.u

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.tall
            Layout.preferredWidth: 5
            spacing: (Theme.small ? 1 : 1.8) * Theme.u

            RowLayout {
                spacing: 2 * Theme.u
                Body {
                    Layout.fillWidth: true
                    text: page.desk.typing === "" ? "" : qsTr("%1, by hand").arg(Phrases.kind(page.desk.typing))
                    font.bold: true
                    size: (Theme.small ? 4.4 : 5) * Theme.u
                    leading: 0.9
                }
                Rectangle {
                    visible: !Theme.small
                    Layout.preferredWidth: typed.width + 2.4 * Theme.u
                    Layout.preferredHeight: 5.2 * Theme.u
                    radius: Theme.u
                    color: "#E5EFF9"
                    Row {
                        id: typed
                        anchors.centerIn: parent
                        spacing: 0.8 * Theme.u
                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: "pencil"
                            color: "#0B4F8A"
                            size: 3 * Theme.u
                        }
                        Body {
                            anchors.verticalCenter: parent.verticalCenter
                            text: qsTr("Marked “typed”")
                            color: "#0B4F8A"
                            font.bold: true
                            size: 3.6 * Theme.u
                        }
                    }
                }
            }
            Rectangle {
                visible: page.desk.second
                Layout.fillWidth: true
                Layout.preferredHeight: (Theme.small ? 13 : 11.4) * Theme.u
                radius: 1.6 * Theme.u
                color: "#FFFFFF"
                border.width: Theme.hair
                border.color: "#DCE4E8"
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: 2.4 * Theme.u
                    anchors.rightMargin: Theme.u
                    spacing: 1.6 * Theme.u
                    Icon {
                        visible: !Theme.small
                        name: "tick"
                        color: "#0B5D2E"
                        size: 4.4 * Theme.u
                        Layout.preferredWidth: size
                    }
                    Body {
                        Layout.fillWidth: true
                        text: qsTr("First time typed and hidden")
                        size: (Theme.small ? 3.2 : 3.8) * Theme.u
                        leading: 0.94
                    }
                    Body {
                        visible: !Theme.small
                        text: page.desk.fields.length > 1 ? "••• / ••" : "••••"
                        font.bold: true
                        size: 4.4 * Theme.u
                        Accessible.ignored: true
                    }
                    BigButton {
                        objectName: "start-over"
                        Layout.preferredHeight: 9.2 * Theme.u
                        look: "plain"
                        size: 3.8 * Theme.u
                        enabled: page.desk.second
                        label: qsTr("Start over")
                        onActivated: page.desk.start(page.desk.typing)
                    }
                }
            }
            Notice {
                Layout.fillWidth: true
                size: 3.9 * Theme.u
                text: page.desk.second ? "" : page.problemText
            }
            Body {
                Layout.fillWidth: true
                text: page.desk.second && Theme.small ? qsTr("Type the same numbers again.") : page.desk.second ? qsTr("This value needs somebody at once. Type the same numbers again, read from the device.") : qsTr("Read it from the device.")
                color: page.desk.second ? "#9B1C1C" : "#3D4F5B"
                font.bold: page.desk.second
                size: 3.9 * Theme.u
                leading: 0.94
            }
            RowLayout {
                visible: page.desk.units.length > 1
                spacing: 1.6 * Theme.u
                uniformCellSizes: true
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                Repeater {
                    model: page.desk.units
                    BigButton {
                        required property string modelData
                        objectName: "unit-" + modelData
                        Layout.fillWidth: true
                        Layout.preferredHeight: (Theme.small ? 9.2 : 9.8) * Theme.u
                        look: modelData === page.desk.unit ? "primary" : "plain"
                        icon: modelData === page.desk.unit ? "tick" : ""
                        size: 4 * Theme.u
                        label: modelData
                        onActivated: page.desk.chooseUnit(modelData)
                    }
                }
            }
            RowLayout {
                id: fields
                spacing: 2.4 * Theme.u
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                Repeater {
                    model: page.desk.fields
                    ColumnLayout {
                        id: field
                        required property var modelData
                        required property int index
                        spacing: 0.4 * Theme.u
                        Body {
                            Layout.fillWidth: true
                            text: page.labels[field.modelData.name] ?? ""
                            font.bold: field.modelData.here
                            size: 3.7 * Theme.u
                            leading: 0.94
                        }
                        Rectangle {
                            Layout.fillWidth: true
                            Layout.preferredHeight: (Theme.small ? 10 : 12.4) * Theme.u
                            radius: 1.6 * Theme.u
                            color: field.modelData.here ? "#FFFFFF" : "#EDF2F4"
                            border.width: Math.round((field.modelData.here ? 0.6 : 0.3) * Theme.u)
                            border.color: field.modelData.here ? "#00535C" : "#5B6E7A"
                            Accessible.role: Accessible.StaticText
                            Accessible.name: (page.labels[field.modelData.name] ?? "") + " " + field.modelData.text
                            Row {
                                anchors.left: parent.left
                                anchors.leftMargin: 2.8 * Theme.u
                                anchors.verticalCenter: parent.verticalCenter
                                spacing: 0.5 * Theme.u
                                Text {
                                    anchors.verticalCenter: parent.verticalCenter
                                    text: field.modelData.text
                                    font.bold: true
                                    font.pixelSize: Math.round((Theme.small ? 6 : 8) * Theme.u)
                                    color: "#10222E"
                                    Accessible.ignored: true
                                }
                                Rectangle {
                                    visible: field.modelData.here
                                    anchors.verticalCenter: parent.verticalCenter
                                    width: Math.max(2, 0.4 * Theme.u)
                                    height: (Theme.small ? 5.4 : 7) * Theme.u
                                    color: "#00535C"
                                }
                            }
                            TapHandler {
                                onTapped: page.desk.goTo(field.index)
                            }
                        }
                    }
                }
            }
            Item {
                Layout.fillHeight: true
                visible: !Theme.tall
            }
            RowLayout {
                visible: !Theme.tall
                spacing: 1.6 * Theme.u
                Loader {
                    active: !Theme.tall && page.desk.typing !== ""
                    visible: active
                    Layout.fillWidth: true
                    Layout.preferredHeight: 10 * Theme.u
                    sourceComponent: Ends {}
                }
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 5
            columns: 3
            columnSpacing: 1.6 * Theme.u
            rowSpacing: 1.4 * Theme.u
            uniformCellWidths: true
            uniformCellHeights: true
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", page.desk.point ? "point" : "next"]
                BigButton {
                    required property string modelData
                    objectName: "pad-" + modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 9.4 * Theme.u
                    Layout.maximumHeight: (Theme.tall ? 22 : 17) * Theme.u
                    look: "plain"
                    enabled: page.desk.typing !== "" && (modelData !== "next" || page.desk.canNext)
                    size: (modelData.length > 1 && modelData !== "point" ? 4.4 : 6.4) * Theme.u
                    label: modelData === "delete" ? qsTr("Delete") : modelData === "next" ? qsTr("Next") : modelData === "point" ? "." : modelData
                    Accessible.name: modelData === "point" ? qsTr("Decimal point") : label
                    onActivated: modelData === "delete" ? page.desk.erase() : modelData === "next" ? page.desk.next() : page.desk.type(modelData === "point" ? "." : modelData)
                }
            }
        }
        Loader {
            active: Theme.tall && page.desk.typing !== ""
            visible: active
            Layout.fillWidth: true
            Layout.preferredHeight: 11 * Theme.u
            sourceComponent: Ends {}
        }
    }

    component Ends: RowLayout {
        spacing: 1.6 * Theme.u
        BigButton {
            objectName: "pad-cancel"
            Layout.fillHeight: true
            look: "plain"
            icon: "cross"
            size: 4 * Theme.u
            label: qsTr("Cancel")
            onActivated: page.desk.choose("type")
        }
        BigButton {
            objectName: "pad-save"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: "primary"
            size: 4.4 * Theme.u
            enabled: page.desk.canSave
            label: page.desk.patient === "" ? qsTr("Save") : qsTr("Save for %1").arg("\u2068" + page.desk.patient + "\u2069")
            onActivated: page.desk.save()
        }
    }
}
