import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property WaitingModel view

    heading: page.view.place > 0 ? qsTr("You are number %1").arg(page.view.place) : qsTr("You are in the queue")
    hint: !page.view.online ? qsTr("You keep your place.") : !page.view.onCall ? qsTr("No doctor is on call now.") : page.view.waitFrom >= 0 ? qsTr("A doctor will see you in about %1 to %2 minutes. You can stay seated.").arg(page.view.waitFrom).arg(page.view.waitTo) : qsTr("A doctor will see you soon. You can stay seated.")
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        Body {
            text: qsTr("The doctor will see")
            font.bold: true
        }
        TickLine {
            Layout.fillWidth: true
            text: Phrases.reason(page.view.reason)
        }
    }

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
