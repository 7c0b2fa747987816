import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property AfterCallModel view

    heading: qsTr("The doctor is writing your plan")
    hint: qsTr("Please wait here. This takes a few minutes.")
    lamp: "doctor"
    showsSteps: false

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "finish"
            Layout.fillWidth: true
            look: "second"
            icon: "clock"
            label: qsTr("I can’t wait")
            onActivated: page.view.finish()
        }
    }
}
