pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Visits that have not arrived, with age and cause; visits that were interrupted; and how many arrived today.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: qsTr("All are safe on this station, locked. Nothing is lost.")

    Rows {
        Repeater {
            model: page.desk.unfinished
            Card {
                id: open
                required property var modelData
                required property int index
                property bool sure: false
                edge: "#00535C"

                RowLayout {
                    spacing: 2 * Theme.u
                    Column {
                        Layout.fillWidth: true
                        Body {
                            width: parent.width
                            text: open.modelData.name === "" ? qsTr("Visit without a name") : open.modelData.name
                            font.bold: true
                            size: 4.6 * Theme.u
                            leading: 0.9
                        }
                        Body {
                            width: parent.width
                            text: [qsTr("Interrupted visit, %1").arg(open.modelData.time), open.modelData.reason === "" ? "" : Phrases.reason(open.modelData.reason), qsTr("Readings: %1").arg(open.modelData.readings)].filter(Boolean).join(" · ")
                            color: "#3D4F5B"
                            size: 3.8 * Theme.u
                            leading: 0.94
                        }
                    }
                    Age {
                        minutes: open.modelData.minutes
                    }
                }
                Body {
                    visible: open.sure
                    Layout.fillWidth: true
                    text: qsTr("Discard this visit for good? It can’t be brought back.")
                    color: "#9B1C1C"
                    font.bold: true
                    size: 4 * Theme.u
                    leading: 0.94
                }
                Body {
                    visible: !open.sure && page.desk.inTheWay !== ""
                    Layout.fillWidth: true
                    text: page.desk.inTheWay === "restarting" ? qsTr("This station is about to start again. Continue in a minute.") : qsTr("A patient is at the station. End or finish that visit first.")
                    color: "#7A4100"
                    font.bold: true
                    size: 4 * Theme.u
                    leading: 0.94
                }
                RowLayout {
                    visible: !open.sure
                    spacing: 1.4 * Theme.u
                    BigButton {
                        objectName: "continue-visit-" + (open.index + 1)
                        enabled: !open.sure && page.desk.inTheWay === ""
                        Layout.fillWidth: true
                        Layout.preferredWidth: 4
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: "primary"
                        size: 4 * Theme.u
                        label: qsTr("Continue")
                        onActivated: page.desk.continueVisit(open.index)
                    }
                    BigButton {
                        objectName: "send-visit-" + (open.index + 1)
                        visible: open.modelData.maySend
                        enabled: !open.sure
                        Layout.fillWidth: true
                        Layout.preferredWidth: 4
                        Layout.preferredHeight: 9.4 * Theme.u
                        size: 4 * Theme.u
                        label: qsTr("Send as it is")
                        onActivated: page.desk.sendVisit(open.index)
                    }
                    BigButton {
                        objectName: "discard-visit-" + (open.index + 1)
                        enabled: !open.sure
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: "plain"
                        size: 4 * Theme.u
                        label: qsTr("Discard")
                        onActivated: open.sure = true
                    }
                }
                RowLayout {
                    visible: open.sure
                    spacing: 1.4 * Theme.u
                    BigButton {
                        objectName: "discard-visit-no-" + (open.index + 1)
                        enabled: open.sure
                        Layout.fillWidth: true
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: "plain"
                        size: 4 * Theme.u
                        label: qsTr("Keep it")
                        onActivated: open.sure = false
                    }
                    BigButton {
                        objectName: "discard-visit-yes-" + (open.index + 1)
                        enabled: open.sure
                        Layout.fillWidth: true
                        Layout.preferredHeight: 9.4 * Theme.u
                        look: "help"
                        size: 4 * Theme.u
                        label: qsTr("Yes, discard")
                        onActivated: page.desk.discardVisit(open.index)
                    }
                }
            }
        }
        Repeater {
            model: page.desk.unsent
            Card {
                id: unsent
                required property var modelData
                readonly property bool refused: ["refused", "unreadable", "not-accepted", "sign-in"].includes(modelData.word)
                readonly property bool arriving: modelData.word === "arriving"
                readonly property color tone: refused ? "#9B1C1C" : arriving ? "#0B4F8A" : "#7A4100"
                edge: refused ? "#9B1C1C" : arriving ? "#0B4F8A" : "#B5741C"

                RowLayout {
                    spacing: 2 * Theme.u
                    Body {
                        Layout.fillWidth: true
                        text: qsTr("Visit of %1").arg(unsent.modelData.time)
                        font.bold: true
                        size: 4.4 * Theme.u
                        leading: 0.9
                    }
                    Age {
                        minutes: unsent.modelData.minutes
                        ink: unsent.tone
                        ground: unsent.refused ? "#FBE9E8" : unsent.arriving ? "#E5EFF9" : "#FFF1DC"
                    }
                }
                RowLayout {
                    spacing: 1.4 * Theme.u
                    Icon {
                        name: unsent.refused ? "warn" : unsent.arriving ? "again" : "no-connection"
                        color: unsent.tone
                        size: 4.4 * Theme.u
                        Layout.preferredWidth: size
                    }
                    Body {
                        Layout.fillWidth: true
                        text: Phrases.unsent(unsent.modelData.word)
                        font.bold: true
                        color: unsent.tone
                        size: 4 * Theme.u
                        leading: 0.92
                    }
                    Body {
                        visible: unsent.modelData.attempts > 0
                        text: qsTr("Tries: %1").arg(unsent.modelData.attempts)
                        color: "#3D4F5B"
                        size: 3.6 * Theme.u
                    }
                }
            }
        }
        BigButton {
            objectName: "try-all"
            visible: page.desk.unsent.length > 0
            enabled: visible
            Layout.fillWidth: true
            Layout.preferredHeight: 10.4 * Theme.u
            look: "primary"
            icon: "again"
            size: 4.6 * Theme.u
            label: qsTr("Try all now")
            onActivated: page.desk.tryAll()
        }
        Card {
            edge: "#0B5D2E"
            RowLayout {
                spacing: 1.8 * Theme.u
                Icon {
                    name: "tick"
                    color: "#0B5D2E"
                    size: 5 * Theme.u
                    Layout.preferredWidth: size
                }
                Body {
                    Layout.fillWidth: true
                    text: page.desk.unsent.length === 0 && page.desk.unfinished.length === 0 ? qsTr("All visits have arrived. Arrived today: %1").arg(page.desk.delivered) : qsTr("Arrived today: %1").arg(page.desk.delivered)
                    font.bold: true
                    size: 4.2 * Theme.u
                }
            }
        }
    }
}
