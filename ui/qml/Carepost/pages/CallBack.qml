import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property CallBackModel view

    heading: qsTr("We will call you back")
    hint: qsTr("Everything is saved safely in this station.")
    mainButton: page.view.online ? keep : finish
    showsSteps: false

    actions: ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            id: keep
            objectName: "keep-waiting"
            visible: page.view.online
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("Keep waiting")
            onActivated: page.view.keepWaiting()
        }
        BigButton {
            id: finish
            objectName: "finish"
            Layout.fillWidth: true
            look: page.view.online ? "second" : "primary"
            icon: "tick"
            label: qsTr("Finish")
            onActivated: page.view.finish()
        }
    }
}
