import QtQuick
import QtQuick.Layouts
import Carepost

// One medicine: what, how long, with what; and when, drawn.
Rectangle {
    id: card

    property var medicine: ({})
    readonly property var times: medicine.times ?? []

    implicitHeight: column.implicitHeight + (Theme.small ? 2.4 : 4.4) * Theme.u
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.hair
    border.color: Theme.rule

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: (Theme.small ? 1.8 : 2.4) * Theme.u
        spacing: (Theme.small ? 0.8 : 1.4) * Theme.u

        RowLayout {
            spacing: 2 * Theme.u
            Body {
                Layout.fillWidth: true
                text: card.medicine.days > 0 ? qsTr("%1, for %n day(s)", "", card.medicine.days).arg(card.medicine.name) : card.medicine.name
                font.bold: true
                size: (Theme.small ? 4.7 : 5.6) * Theme.u * (Theme.bigger ? 1.2 : 1)
                lineHeight: 1.02
            }
            Body {
                visible: text !== ""
                Layout.maximumWidth: column.width * 0.4
                text: card.medicine.note
                color: Theme.inkSoft
                size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
                horizontalAlignment: Text.AlignRight
                lineHeight: 1
            }
        }
        Body {
            visible: text !== ""
            Layout.fillWidth: true
            text: card.medicine.dose
            color: Theme.inkSoft
            size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
            lineHeight: 1
        }
        RowLayout {
            visible: card.times.length > 0
            spacing: Theme.u
            uniformCellSizes: true
            Repeater {
                model: card.times
                TimeOfDay {
                    required property var modelData
                    Layout.fillWidth: true
                    when: modelData.when
                    count: modelData.count
                    units: modelData.units
                    upright: !Theme.small || card.times.length > 3
                }
            }
        }
    }
}
