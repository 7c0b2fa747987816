import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The end without a connection: what is safe comes first.
Screen {
    id: page

    required property CallBackModel view

    heading: page.view.online ? qsTr("The connection is back") : qsTr("The clinic will call you back")
    hint: page.view.online ? qsTr("You can wait for the doctor here, or finish.") : qsTr("The doctor can’t be reached now. Your visit is not lost.")
    lamp: page.view.online ? "doctor" : "no-connection"
    mainButton: page.view.online ? keep : finish
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.tall ? 6 * Theme.u : 0
        spacing: (Theme.small ? 1.2 : 3) * Theme.u

        Item {
            Layout.fillHeight: true
        }
        Repeater {
            model: [[qsTr("Your answers are safe in this station."), "tick"], [page.view.measured > 1 ? qsTr("Your %1 measurements are safe.").arg(page.view.measured) : page.view.measured === 1 ? qsTr("Your measurement is safe.") : "", "tick"], [qsTr("They go to the clinic as soon as the connection is back."), "tick"], [Theme.small && Theme.bigger ? "" : qsTr("A nurse can come to you now."), "nurse"]]
            TickDisc {
                required property var modelData
                visible: text !== ""
                Layout.fillWidth: true
                text: modelData[0]
                icon: modelData[1]
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            id: keep
            objectName: "keep-waiting"
            visible: page.view.online
            Layout.fillWidth: true
            look: "primary"
            icon: "video"
            label: qsTr("Keep waiting")
            onActivated: page.view.keepWaiting()
        }
        BigButton {
            objectName: "ask-nurse"
            visible: !page.view.online
            Layout.fillWidth: true
            icon: "nurse"
            label: page.view.nurseCalled ? qsTr("Nurse called") : qsTr("Ask a nurse")
            onActivated: page.view.callNurse()
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
