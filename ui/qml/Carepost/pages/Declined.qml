import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property DeclinedModel view

    heading: qsTr("That is fine")
    hint: qsTr("The front desk will help you.")
    lamp: "nurse"
    mainButton: finish

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.tall ? 6 * Theme.u : 0
        height: Math.min(parent.height, 70 * Theme.u)
        spacing: Theme.gap
        IconLine {
            Layout.fillWidth: true
            icon: "tick"
            title: qsTr("Nothing has been kept")
            text: qsTr("Your answers are cleared when you finish.")
        }
        IconLine {
            Layout.fillWidth: true
            icon: "door"
            title: qsTr("Go to the front desk")
            text: qsTr("They find another way for you to see a doctor.")
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
        BigButton {
            objectName: "ask-nurse"
            Layout.fillWidth: true
            label: qsTr("Ask a nurse")
            icon: "nurse"
            size: Theme.small ? 4.2 * Theme.u : 5 * Theme.u
            onActivated: page.view.callNurse()
        }
    }
}
