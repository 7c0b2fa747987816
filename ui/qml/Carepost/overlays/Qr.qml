import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

QuestionSheet {
    id: sheet

    required property QrModel view

    heading: qsTr("Scan this with your phone")

    BigButton {
        objectName: "overlay-close"
        width: parent.width
        focus: true
        look: "primary"
        icon: "back"
        label: qsTr("Go back")
        onActivated: sheet.view.close()
    }
}
