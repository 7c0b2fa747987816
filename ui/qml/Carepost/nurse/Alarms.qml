pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Who needs somebody: an alarm stays until a person says that they are going.
Item {
    id: page

    required property DeskModel desk
    readonly property string hint: qsTr("An alarm stays here until somebody says “I am going”.")

    Rows {
        empty: qsTr("No alarms.")
        isEmpty: page.desk.alarms.length === 0

        Repeater {
            model: page.desk.alarms
            Card {
                id: alarm
                required property var modelData
                required property int index
                readonly property bool taken: modelData.taken !== ""
                edge: taken ? "#5B6E7A" : "#9B1C1C"
                outline: taken ? "#DCE4E8" : "#9B1C1C"

                RowLayout {
                    spacing: 2 * Theme.u
                    Icon {
                        name: alarm.taken ? "tick" : "warn"
                        color: alarm.taken ? "#0B5D2E" : "#9B1C1C"
                        size: 6 * Theme.u
                        Layout.preferredWidth: size
                    }
                    Column {
                        Layout.fillWidth: true
                        Body {
                            width: parent.width
                            text: Phrases.alarm(alarm.modelData.why, alarm.modelData.numbers)
                            font.bold: true
                            size: 4.6 * Theme.u
                            color: alarm.taken ? "#10222E" : "#9B1C1C"
                            leading: 0.92
                        }
                        Body {
                            width: parent.width
                            text: alarm.taken ? qsTr("%1. Taken at %2: %3.").arg(alarm.modelData.time).arg(alarm.modelData.takenAt).arg(Phrases.staff(alarm.modelData.taken)) : qsTr("%1, at this station. Nobody has taken this alarm.").arg(alarm.modelData.time)
                            size: 3.8 * Theme.u
                            color: "#3D4F5B"
                            leading: 0.94
                        }
                        Body {
                            width: parent.width
                            visible: alarm.modelData.seen !== ""
                            text: qsTr("Seen by %1 at the clinic.").arg(alarm.modelData.seen)
                            size: 3.8 * Theme.u
                            color: "#3D4F5B"
                            leading: 0.94
                        }
                    }
                    Age {
                        visible: !alarm.taken
                        minutes: alarm.modelData.minutes
                        ink: "#9B1C1C"
                        ground: "#FBE9E8"
                    }
                }
                BigButton {
                    objectName: "take-alarm-" + (alarm.index + 1)
                    visible: !alarm.taken
                    enabled: visible
                    Layout.fillWidth: true
                    Layout.preferredHeight: 10.4 * Theme.u
                    look: "primary"
                    icon: "tick"
                    size: 4.6 * Theme.u
                    label: qsTr("I am going")
                    onActivated: page.desk.take(alarm.modelData.id)
                }
            }
        }
    }
}
