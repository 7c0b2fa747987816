import QtQuick
import QtQuick.Layouts
import Carepost

// What the doctor asks for, over the lower picture and never over the face. One main button.
Rectangle {
    id: card

    property string what: ""
    property string doctor: ""
    readonly property string picture: what === "still" ? "" : Phrases.kindPicture(what)
    signal answered(bool agreed)

    implicitHeight: row.implicitHeight + 5 * Theme.u
    radius: 2.4 * Theme.u
    color: Theme.card
    border.width: Math.round(0.6 * Theme.u)
    border.color: Theme.warmEdge

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 2.6 * Theme.u
        spacing: 2.4 * Theme.u

        Medallion {
            Layout.alignment: Qt.AlignVCenter
            name: card.what === "" ? "" : card.picture === "" ? "camera" : card.picture
            size: (Theme.tall ? 24 : Theme.wide ? 22 : 19) * Theme.u
            Layout.preferredWidth: size
            Layout.preferredHeight: size
        }
        ColumnLayout {
            spacing: 1.8 * Theme.u
            Body {
                Layout.fillWidth: true
                text: Phrases.asks(card.what, card.doctor)
                font.bold: true
                size: (Theme.small ? 4.8 : 5.6) * Theme.u * Theme.textScale
                leading: 0.9
                Accessible.role: Accessible.AlertMessage
            }
            RowLayout {
                spacing: 2 * Theme.u
                BigButton {
                    id: agree
                    objectName: "ask-agree"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.preferredHeight: Theme.target + Theme.lip
                    look: "primary"
                    icon: "next"
                    iconAfter: true
                    size: (Theme.small ? 4.6 : 5.2) * Theme.u
                    label: qsTr("Agree")
                    onActivated: card.answered(true)
                }
                BigButton {
                    objectName: "ask-decline"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.preferredHeight: Theme.target + Theme.lip
                    size: (Theme.small ? 4.6 : 5.2) * Theme.u
                    label: qsTr("Not now")
                    onActivated: card.answered(false)
                }
            }
        }
    }
}
