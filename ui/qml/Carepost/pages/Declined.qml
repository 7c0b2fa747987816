import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property DeclinedModel view

    heading: qsTr("That is fine")
    hint: Phrases.nurse(page.screen.nurse) || qsTr("The front desk will help you.")
    lamp: "nurse"
    mainButton: finish

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.tall ? 6 * Theme.u : 0
        height: Math.min(parent.height, 70 * Theme.u)
        spacing: Theme.wide && Theme.bigger ? 0 : Theme.gap
        IconLine {
            Layout.fillWidth: true
            icon: "tick"
            title: qsTr("Nothing has been kept")
            text: qsTr("Your answers are cleared when you finish.")
        }
        IconLine {
            Layout.fillWidth: true
            readonly property bool called: page.screen.nurse !== ""
            icon: called ? "nurse" : "door"
            title: called ? qsTr("The nurse comes to you here") : qsTr("Go to the front desk")
            text: called ? qsTr("You decide together how you see a doctor.") : qsTr("They find another way for you to see a doctor.")
        }
        IconLine {
            Layout.fillWidth: true
            icon: "again"
            title: qsTr("You can think again")
            text: qsTr("Go back to the question at any time.")
        }
    }

    actions: GridLayout {
        width: parent.width
        columns: Theme.small ? 3 : 2
        columnSpacing: Theme.gap
        rowSpacing: 1.6 * Theme.u
        uniformCellWidths: true
        BigButton {
            id: finish
            objectName: "finish"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.small ? 1 : 2
            look: "primary"
            label: qsTr("Finish")
            icon: "tick"
            onActivated: page.view.finish()
        }
        BigButton {
            objectName: "consent-again"
            Layout.fillWidth: true
            label: qsTr("Back to the question")
            size: Theme.small ? 4.2 * Theme.u : 5 * Theme.u
            onActivated: page.view.again()
        }
        NurseKey {
            screen: page.screen
            Layout.fillWidth: true
            size: Theme.small ? 4.2 * Theme.u : 5 * Theme.u
            onActivated: page.view.callNurse()
        }
    }
}
