pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property NotFoundModel view

    heading: qsTr("We could not find you. That is all right.")
    hint: Phrases.nurse(page.screen.nurse) || qsTr("You can see a doctor all the same.")
    titleLines: Theme.tall ? 3 : 5
    lamp: "nurse"

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, (Theme.tall ? 84 : 90) * Theme.u)
        spacing: Theme.gap

        ChoiceCard {
            objectName: "new-here"
            Layout.fillWidth: true
            Layout.fillHeight: true
            label: qsTr("I am new here")
            hint: qsTr("We will add you to this clinic.")
            icon: "plus"
            size: 6 * Theme.u
            onActivated: page.view.newHere()
            Component.onCompleted: page.mainButton = this
        }
        ChoiceCard {
            objectName: "try-again"
            Layout.fillWidth: true
            Layout.fillHeight: true
            label: qsTr("Try again")
            hint: qsTr("Type the name and birth date once more.")
            icon: "again"
            size: 6 * Theme.u
            onActivated: page.view.again()
        }
        ChoiceCard {
            objectName: "guest"
            Layout.fillWidth: true
            Layout.fillHeight: true
            label: qsTr("Go on without a name")
            hint: qsTr("The doctor will ask you.")
            icon: "next"
            size: 6 * Theme.u
            onActivated: page.view.guest()
        }
    }

    actions: ButtonRow {
        width: parent.width
        NurseKey {
            screen: page.screen
            Layout.fillWidth: true
            onActivated: page.view.callNurse()
        }
    }
}
