import QtQuick
import QtQuick.Layouts
import Carepost

// What the doctor asks for, over the lower picture and never over the face. One main button; without words for it
// there is nothing to answer.
Rectangle {
    id: card

    required property string words
    property string picture: ""
    property string yes: qsTr("Agree")
    property string no: qsTr("Not now")
    property string names: "ask"
    property bool plain: false
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
            visible: !card.plain
            Layout.alignment: Qt.AlignVCenter
            name: card.picture === "" ? "camera" : card.picture
            size: (Theme.tall ? 24 : Theme.wide ? 22 : 19) * Theme.u
            Layout.preferredWidth: size
            Layout.preferredHeight: size
        }
        ColumnLayout {
            spacing: 1.8 * Theme.u
            Body {
                Layout.fillWidth: true
                text: card.words
                font.bold: true
                size: (Theme.small ? 4.8 : 5.6) * Theme.u * Theme.textScale
                leading: 0.9
                Accessible.role: Accessible.AlertMessage
            }
            RowLayout {
                visible: card.yes !== ""
                spacing: 2 * Theme.u
                BigButton {
                    id: agree
                    objectName: card.names + "-agree"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.preferredHeight: Theme.target + Theme.lip
                    look: "primary"
                    icon: "next"
                    iconAfter: true
                    size: (Theme.small ? 4.6 : 5.2) * Theme.u
                    label: card.yes
                    onActivated: card.answered(true)
                }
                BigButton {
                    objectName: card.names + "-decline"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.preferredHeight: Theme.target + Theme.lip
                    size: (Theme.small ? 4.6 : 5.2) * Theme.u
                    label: card.no
                    onActivated: card.answered(false)
                }
            }
        }
    }
}
