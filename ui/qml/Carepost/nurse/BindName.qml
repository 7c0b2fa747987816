pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The last step: the name that staff read, and the day from which the device should not be trusted.
Rectangle {
    id: card

    required property SetupModel setup
    required property string language

    radius: 1.6 * Theme.u
    color: "#FFFFFF"
    border.width: Theme.hair
    border.color: "#DCE4E8"

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: (Theme.small ? 1 : 2) * Theme.u
        spacing: (Theme.small ? 0.8 : 1.6) * Theme.u

        Notice {
            Layout.fillWidth: true
            size: (Theme.small ? 3 : 3.6) * Theme.u
            text: card.setup.unkept ? qsTr("This station can’t save it: its disk may be full. Make room, then keep it again.") : ""
        }
        TickLine {
            Layout.fillWidth: true
            visible: !Theme.small
            icon: card.setup.tried ? "tick" : "warn"
            ink: card.setup.tried ? "#0B5D2E" : "#7A4100"
            text: card.setup.tried ? qsTr("Test reading: %1").arg(SetupWords.ltr(card.setup.value + " " + card.setup.unit)) : qsTr("No test reading was taken.")
            size: 4 * Theme.u
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.tall ? 1 : 2
            columnSpacing: (Theme.small ? 1.6 : 3) * Theme.u
            rowSpacing: 1.4 * Theme.u
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 5
                spacing: 0.4 * Theme.u
                Label {
                    text: qsTr("Name on the screens")
                }
                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: (Theme.small ? 8 : 10) * Theme.u
                    radius: 1.2 * Theme.u
                    color: "#FFFFFF"
                    border.width: Math.round(0.45 * Theme.u)
                    border.color: "#00535C"
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Name on the screens") + " " + card.setup.name
                    Row {
                        // The cursor stands where the next letter comes.
                        layoutDirection: Theme.rightToLeft && !/[\u0600-\u06FF]/.test(card.setup.name) ? Qt.RightToLeft : Qt.LeftToRight
                        anchors.left: parent.left
                        anchors.leftMargin: 2 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 0.4 * Theme.u
                        Body {
                            anchors.verticalCenter: parent.verticalCenter
                            text: card.setup.name
                            wrapMode: Text.NoWrap
                            size: (Theme.small ? 3.4 : 4.4) * Theme.u
                            Accessible.ignored: true
                        }
                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.max(2, 0.35 * Theme.u)
                            height: (Theme.small ? 4 : 5.4) * Theme.u
                            color: "#00535C"
                        }
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 5
                spacing: 0.4 * Theme.u
                Label {
                    text: qsTr("Calibration due")
                }
                RowLayout {
                    spacing: 1.2 * Theme.u
                    uniformCellSizes: true
                    Repeater {
                        model: [12, 24, 0]
                        Key {
                            id: months
                            required property int modelData
                            objectName: "months-" + modelData
                            Layout.fillWidth: true
                            Layout.preferredHeight: (Theme.small ? 9.1 : 10) * Theme.u
                            choice: true
                            chosen: card.setup.months === modelData
                            label: modelData === 12 ? qsTr("In 1 year") : modelData === 24 ? qsTr("In 2 years") : qsTr("No date")
                            onActivated: card.setup.calibrate(modelData)
                            Rectangle {
                                anchors.fill: parent
                                anchors.margins: Math.round(0.7 * Theme.u)
                                visible: months.chosen
                                radius: 1.2 * Theme.u
                                color: "#DDF0F1"
                            }
                            KeyLabel {
                                anchors.centerIn: parent
                                width: parent.width - 2 * Theme.u
                                height: parent.height - Theme.u
                                text: months.label
                                size: (Theme.small ? 3 : 3.6) * Theme.u
                            }
                        }
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
            visible: Theme.tall || card.setup.unkept
        }
        Keyboard {
            visible: Theme.tall || !card.setup.unkept
            enabled: visible
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.tall
            Layout.preferredHeight: 58 * Theme.u
            before: card.setup.name
            language: card.language
            names: false
            onTyped: text => card.setup.type(text)
            onErased: card.setup.erase()
        }
    }

    component Label: Body {
        Layout.fillWidth: true
        font.bold: true
        size: (Theme.small ? 2.9 : 3.6) * Theme.u
    }
}
