pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost

// One medicine: what, how long, with what; and when, drawn.
Rectangle {
    id: card

    property var medicine: ({})
    readonly property var times: medicine.times ?? []
    readonly property bool drawn: times.length > 0

    implicitHeight: column.implicitHeight + (Theme.tall ? 4.4 : 2.4) * Theme.u
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
        spacing: (Theme.tall ? 1.4 : 0.8) * Theme.u

        RowLayout {
            spacing: 2 * Theme.u
            Body {
                Layout.fillWidth: true
                text: card.medicine.days > 1 ? qsTr("%1, for %2 days").arg("\u2068" + card.medicine.name + "\u2069").arg(card.medicine.days) : card.medicine.days === 1 ? qsTr("%1, for 1 day").arg("\u2068" + card.medicine.name + "\u2069") : card.medicine.name ?? ""
                font.bold: true
                size: (Theme.small ? 4.7 : 5.6) * Theme.u * (Theme.bigger ? 1.2 : 1)
                leading: 0.9
            }
            Body {
                visible: text !== ""
                Layout.maximumWidth: column.width * 0.44
                text: (card.drawn ? [card.medicine.dose, card.medicine.note] : [card.medicine.note]).filter(Boolean).join(", ")
                color: Theme.inkSoft
                size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
                horizontalAlignment: Text.AlignRight
                leading: 0.94
            }
        }
        Body {
            visible: !card.drawn
            Layout.fillWidth: true
            text: card.medicine.dose ?? ""
            color: Theme.inkSoft
            size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
            leading: 0.94
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
