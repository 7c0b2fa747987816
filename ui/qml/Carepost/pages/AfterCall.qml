import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The call is over: the doctor writes, the patient waits for paper and pictures.
Screen {
    id: page

    required property AfterCallModel view

    heading: qsTr("The doctor is writing your plan")
    hint: qsTr("Please wait here. It comes on this screen in a few minutes.")
    lamp: "doctor"
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.tall ? 6 * Theme.u : 0
        spacing: (Theme.small ? 1.6 : 3) * Theme.u

        Notice {
            Layout.fillWidth: true
            text: page.view.online ? "" : qsTr("The connection is not working. The plan comes when it is back.")
            icon: "no-connection"
        }
        Item {
            Layout.fillHeight: true
        }
        TickDisc {
            Layout.fillWidth: true
            text: qsTr("The call has ended.")
        }
        TickDisc {
            Layout.fillWidth: true
            icon: "document"
            strong: true
            text: page.view.doctor === "" ? qsTr("The doctor is writing down what you agreed.") : qsTr("%1 is writing down what you agreed.").arg(page.view.doctor)
        }
        TickDisc {
            Layout.fillWidth: true
            icon: "print"
            ground: Theme.inkSoft
            text: qsTr("Then you can take it with you.")
        }
        Item {
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "call-me-back"
            Layout.fillWidth: true
            look: "second"
            icon: "clock"
            label: qsTr("I can’t wait. Call me back.")
            onActivated: page.view.callMeBack()
        }
    }
}
