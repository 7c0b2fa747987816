pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Readings that no open step asked for: in nobody's record, and they stay there.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: qsTr("In nobody’s record. We do not guess whose they are.")

    Rows {
        empty: qsTr("Every reading has a person.")
        isEmpty: page.desk.readings.length === 0

        Repeater {
            model: page.desk.readings
            Card {
                id: reading
                required property var modelData
                required property int index
                property bool sure: false
                edge: "#B5741C"

                RowLayout {
                    spacing: 2.4 * Theme.u
                    Column {
                        Layout.fillWidth: true
                        Row {
                            spacing: 1.4 * Theme.u
                            Icon {
                                anchors.verticalCenter: parent.verticalCenter
                                name: reading.modelData.kind
                                color: "#00535C"
                                size: 4.4 * Theme.u
                            }
                            Body {
                                anchors.verticalCenter: parent.verticalCenter
                                text: Phrases.kind(reading.modelData.kind) + (reading.modelData.device === "" ? "" : " · " + reading.modelData.device)
                                font.bold: true
                                size: 3.8 * Theme.u
                            }
                        }
                        Body {
                            text: "\u2066" + reading.modelData.value + " " + reading.modelData.unit + "\u2069"
                            font.bold: true
                            size: 8 * Theme.u
                            leading: 0.86
                        }
                    }
                    Rectangle {
                        Layout.preferredWidth: times.implicitWidth + 4 * Theme.u
                        Layout.preferredHeight: times.implicitHeight + 2 * Theme.u
                        radius: 1.2 * Theme.u
                        color: "#EDF2F4"
                        Column {
                            id: times
                            anchors.centerIn: parent
                            Body {
                                visible: reading.modelData.measured !== ""
                                text: qsTr("Measured %1").arg(reading.modelData.measured)
                                size: 3.6 * Theme.u
                                leading: 0.94
                            }
                            Body {
                                text: qsTr("Arrived %1").arg(reading.modelData.arrived)
                                font.bold: true
                                size: 3.6 * Theme.u
                                leading: 0.94
                            }
                            Body {
                                visible: reading.modelData.late > 0
                                text: qsTr("%1 late").arg(Phrases.minutes(reading.modelData.late))
                                color: "#7A4100"
                                font.bold: true
                                size: 3.6 * Theme.u
                                leading: 0.94
                            }
                        }
                    }
                }
                Notice {
                    Layout.fillWidth: true
                    size: 3.8 * Theme.u
                    text: qsTr("Why it is here: no step was open that asked for it. Measure again in the visit.")
                }
                RowLayout {
                    spacing: 1.6 * Theme.u
                    BigButton {
                        objectName: reading.sure ? "discard-reading-no-" + (reading.index + 1) : ""
                        visible: reading.sure
                        enabled: visible
                        Layout.fillWidth: true
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: "plain"
                        size: 4 * Theme.u
                        label: qsTr("Keep it")
                        onActivated: reading.sure = false
                    }
                    BigButton {
                        objectName: reading.sure ? "discard-reading-yes-" + (reading.index + 1) : "discard-reading-" + (reading.index + 1)
                        Layout.fillWidth: true
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: reading.sure ? "help" : "plain"
                        size: 4 * Theme.u
                        label: reading.sure ? qsTr("Yes, discard") : qsTr("Test or mistake: discard")
                        onActivated: reading.sure ? page.desk.discardReading(reading.index) : reading.sure = true
                    }
                }
            }
        }
    }
}
