import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

QuestionSheet {
    id: sheet

    required property EndCallModel view

    heading: qsTr("End the call?")
    hint: qsTr("%1 will then write your plan.").arg(sheet.view.doctor)

    ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "end-call-no"
            Layout.fillWidth: true
            focus: true
            look: "primary"
            label: qsTr("Keep talking")
            onActivated: sheet.view.answer(false)
        }
        BigButton {
            objectName: "end-call-yes"
            Layout.fillWidth: true
            look: "help"
            plainEdge: false
            icon: "end-call"
            label: qsTr("End call")
            onActivated: sheet.view.answer(true)
        }
    }
}
