import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property PlanModel view

    heading: qsTr("What we agreed")
    hint: qsTr("%1 wrote this for you today.").arg(page.view.doctor)
    lamp: "doctor"
    mainButton: finish
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        FactRow {
            Layout.fillWidth: true
            icon: "rest"
            title: page.view.diagnosis
            text: page.view.advice.join(" ")
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "print"
            Layout.fillWidth: true
            icon: "print"
            label: qsTr("Print")
            onActivated: page.view.print()
        }
        BigButton {
            id: finish
            objectName: "finish"
            Layout.fillWidth: true
            look: "primary"
            icon: "tick"
            label: qsTr("Finish")
            onActivated: page.view.finish()
        }
    }
}
