import QtQuick
import Carepost
import Carepost.Views

// Who the doctor is, over an upper corner of the picture.
Rectangle {
    id: card

    required property CallModel view
    property real widthMost: 0

    implicitWidth: plate.width + (Theme.small ? 4 : 6) * Theme.u
    implicitHeight: plate.height + (Theme.small ? 1.2 : 2) * Theme.u
    radius: Theme.radius
    color: "#152833"

    Column {
        id: plate
        anchors.centerIn: parent
        Body {
            width: Math.min(implicitWidth, card.widthMost)
            text: card.view.doctor
            color: "#FFFFFF"
            font.bold: true
            size: (Theme.small ? 4.6 : 5.6) * Theme.u
            leading: 1.02
            Accessible.role: Accessible.Heading
        }
        Body {
            width: Math.min(implicitWidth, card.widthMost)
            visible: text !== ""
            text: Phrases.staff(card.view.role)
            color: Theme.hintOverCanopy
            size: (Theme.small ? 3.6 : 4.4) * Theme.u
            leading: 1.02
        }
    }
}
