pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// What the paired device said of itself.
Rectangle {
    id: card

    required property SetupModel setup
    readonly property var told: setup.told
    readonly property bool met: told["clock"] !== undefined
    readonly property real textSize: (Theme.small ? 2.9 : 3.5) * Theme.u

    radius: 1.6 * Theme.u
    color: "#FFFFFF"
    border.width: Theme.hair
    border.color: "#DCE4E8"
    implicitHeight: column.implicitHeight + 2 * column.anchors.margins

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: (Theme.small ? 1.2 : 2) * Theme.u
        spacing: 0

        Body {
            Layout.fillWidth: true
            Layout.bottomMargin: (Theme.small ? 0.4 : 1) * Theme.u
            text: qsTr("This device")
            font.bold: true
            size: (Theme.small ? 3.4 : 4.2) * Theme.u
            Accessible.role: Accessible.Heading
        }
        Fact {
            label: qsTr("Serial number")
            value: card.told["serial"] === "" ? qsTr("not told") : SetupWords.ltr(card.told["serial"] ?? "")
        }
        Fact {
            label: qsTr("Clock")
            icon: "tick"
            value: card.told["clock"] === "right" ? qsTr("right") : card.told["clock"] === "set" ? qsTr("set now") : qsTr("it has none")
            plain: card.told["clock"] === ""
        }
        Fact {
            readonly property int charge: card.told["battery"] ?? -1
            label: qsTr("Battery")
            icon: charge > 15 ? "tick" : "warn"
            low: charge <= 15
            plain: charge < 0
            value: charge < 0 ? qsTr("not told") : SetupWords.ltr(charge + " %")
        }
        Fact {
            label: qsTr("Old readings inside")
            icon: "warn"
            low: true
            plain: card.setup.old === 0
            value: card.setup.old
        }
        Rectangle {
            visible: card.setup.old > 0
            Layout.fillWidth: true
            Layout.topMargin: Theme.u
            Layout.preferredHeight: note.implicitHeight + 2 * Theme.u
            radius: 1.2 * Theme.u
            color: "#FFF1DC"
            Body {
                id: note
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 1.4 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Old readings of somebody else go to the nurse’s tray, never into a chart.")
                color: "#7A4100"
                size: (Theme.small ? 2.7 : 3.3) * Theme.u
                leading: 0.98
            }
        }
    }

    component Fact: Item {
        id: fact
        property string label: ""
        property string value: ""
        property string icon: ""
        property bool low: false
        property bool plain: icon === ""
        Layout.fillWidth: true
        Layout.preferredHeight: (Theme.small ? 4.8 : 6) * Theme.u
        Accessible.role: Accessible.StaticText
        Accessible.name: fact.label + " " + fact.value
        Rectangle {
            width: parent.width
            height: Theme.hair
            color: "#DCE4E8"
        }
        Body {
            id: label
            anchors.left: parent.left
            anchors.right: shown.left
            anchors.rightMargin: Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: fact.label
            size: card.textSize
            fit: true
            Accessible.ignored: true
        }
        Row {
            id: shown
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0.8 * Theme.u
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: !fact.plain
                name: fact.icon
                color: fact.low ? "#7A4100" : "#0B5D2E"
                size: card.textSize
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                text: fact.value
                color: fact.plain ? Theme.ink : fact.low ? "#7A4100" : "#0B5D2E"
                font.bold: true
                size: card.textSize
                Accessible.ignored: true
            }
        }
    }
}
