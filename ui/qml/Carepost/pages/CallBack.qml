import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The end without a doctor: what becomes of the visit, what is safe, and where the clinic may call.
Screen {
    id: page

    required property CallBackModel view

    heading: page.view.promise
    hint: page.screen.nurse !== "" ? Phrases.nurse(page.screen.nurse) : !page.view.reachable ? qsTr("Or leave your phone number, and the clinic will call you.") : page.view.online ? qsTr("You can wait for the doctor here, or finish.") : qsTr("The doctor can’t be reached now. Your visit is not lost.")
    lamp: page.view.online ? "doctor" : "no-connection"
    titleLines: Theme.tall ? 3 : 5
    mainButton: page.view.reachable ? finish : phone
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.tall ? 6 * Theme.u : 0
        spacing: (Theme.small ? 1.2 : 3) * Theme.u

        Item {
            Layout.fillHeight: true
        }
        Repeater {
            model: [[qsTr("Your answers are safe in this station."), "tick"], [Theme.small && Theme.bigger ? "" : page.view.measured > 1 ? qsTr("Your %1 measurements are safe.").arg(page.view.measured) : page.view.measured === 1 ? qsTr("Your measurement is safe.") : "", "tick"], [page.view.online ? qsTr("They go to the clinic when you finish.") : qsTr("They go to the clinic as soon as the connection is back."), "tick"], [Theme.small || (Theme.wide && Theme.bigger) ? "" : qsTr("A nurse can come to you now."), "nurse"]]
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

    actions: GridLayout {
        width: parent.width
        columns: 2
        columnSpacing: Theme.gap
        rowSpacing: (Theme.small ? 1 : 1.6) * Theme.u
        uniformCellWidths: true
        BigButton {
            id: phone
            objectName: "leave-phone"
            Layout.fillWidth: true
            Layout.columnSpan: 2
            look: page.view.reachable ? "second" : "primary"
            icon: "phone"
            label: page.view.hasPhone ? qsTr("Change my phone number") : qsTr("Leave my phone number")
            onActivated: page.view.leavePhone()
        }
        BigButton {
            objectName: "keep-waiting"
            visible: page.view.online
            Layout.fillWidth: true
            icon: "video"
            label: qsTr("Keep waiting")
            onActivated: page.view.keepWaiting()
        }
        NurseKey {
            screen: page.screen
            visible: !page.view.online
            Layout.fillWidth: true
            onActivated: page.view.callNurse()
        }
        BigButton {
            id: finish
            objectName: "finish"
            Layout.fillWidth: true
            look: page.view.reachable ? "primary" : "second"
            icon: "tick"
            label: qsTr("Finish")
            onActivated: page.view.finish()
        }
    }
}
