pragma ComponentBehavior: Bound
import QtQuick
import Carepost

// Where the technician is on the way of one device: discs with a tick or a number, and their words where there is room.
Row {
    id: steps

    required property string step
    property bool words: true
    readonly property var all: [
        {
            "step": "find",
            "word": qsTr("Find")
        },
        {
            "step": "pair",
            "word": qsTr("Pair")
        },
        {
            "step": "test",
            "word": qsTr("Test reading")
        },
        {
            "step": "name",
            "word": qsTr("Name")
        }
    ]
    readonly property int at: all.findIndex(each => each.step === step)

    spacing: 1.2 * Theme.u
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Step %1 of %2: %3").arg(at + 1).arg(all.length).arg(all[at].word)

    Repeater {
        model: steps.all
        Row {
            id: one
            required property var modelData
            required property int index
            readonly property bool done: index < steps.at
            readonly property bool here: index === steps.at
            spacing: 1.2 * Theme.u
            Rectangle {
                visible: one.index > 0
                anchors.verticalCenter: parent.verticalCenter
                width: 2.6 * Theme.u
                height: Math.round(0.3 * Theme.u)
                color: "#B9C6CD"
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: (Theme.small ? 4.4 : 5.4) * Theme.u
                height: width
                radius: width / 2
                color: one.done ? "#0B5D2E" : one.here ? "#00535C" : "#FFFFFF"
                border.width: one.done || one.here ? 0 : Math.round(0.3 * Theme.u)
                border.color: "#5B6E7A"
                Icon {
                    anchors.centerIn: parent
                    visible: one.done
                    name: "tick"
                    color: "#FFFFFF"
                    size: parent.width * 0.6
                }
                Text {
                    anchors.centerIn: parent
                    visible: !one.done
                    text: one.index + 1
                    color: one.here ? "#FFFFFF" : "#3D4F5B"
                    font.bold: one.here
                    font.pixelSize: Math.round((Theme.small ? 2.7 : 3.2) * Theme.u)
                    Accessible.ignored: true
                }
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                visible: steps.words || one.here
                text: one.modelData.word
                color: one.here ? Theme.ink : "#3D4F5B"
                font.bold: one.here
                wrapMode: Text.NoWrap
                size: (Theme.small ? 3 : 3.5) * Theme.u
                Accessible.ignored: true
            }
        }
    }
}
