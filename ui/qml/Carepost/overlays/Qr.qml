import QtQuick
import Carepost
import Carepost.Views

// The plan as a code for a phone's camera: nothing leaves the station by itself.
QuestionSheet {
    id: sheet

    required property QrModel view
    readonly property var rows: sheet.screen.qrRows(sheet.view.text)

    whole: !Theme.tall && rows.length > 0
    heading: rows.length > 0 ? qsTr("Scan this with your phone") : qsTr("The plan is too long for a code")
    hint: rows.length > 0 ? qsTr("Hold the camera of your phone to the square. It shows your plan as text.") : qsTr("Please print it, or ask a nurse.")
    Keys.onEscapePressed: sheet.view.close()

    Column {
        id: column
        width: parent.width
        spacing: (Theme.small ? 1.6 : 3.4) * Theme.u

        Rectangle {
            visible: sheet.rows.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.tall ? Math.min(parent.width, 92 * Theme.u) : sheet.contentMost - back.height - column.spacing
            height: width
            radius: Theme.radius
            color: "#FFFFFF"
            border.width: Theme.hair
            border.color: Theme.line
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("A code with your plan")

            Code {
                anchors.fill: parent
                rows: sheet.rows
            }
        }
        BigButton {
            id: back
            objectName: "overlay-close"
            width: parent.width
            focus: true
            look: "primary"
            icon: "back"
            label: qsTr("Go back")
            onActivated: sheet.view.close()
        }
    }
}
