pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ConfirmModel view

    heading: qsTr("Is this you?")
    hint: page.view.problem === "" ? "" : Phrases.problem(page.view.problem)
    lamp: "person"

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, (Theme.small ? 40 : 54) * Theme.u)
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.hair
        border.color: Theme.rule

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: 4 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            spacing: (Theme.small ? 1.6 : 3) * Theme.u
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.view.name
                font.bold: true
                size: (Theme.small ? 9 : 12) * Theme.u
                leading: 0.9
            }
            Body {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Born in %1").arg(page.view.year)
                size: (Theme.small ? 5.4 : 7) * Theme.u
                color: Theme.inkSoft
                leading: 0.9
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "confirm-no"
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 16 : 20) * Theme.u
            size: Theme.small ? 4.4 * Theme.u : Theme.buttonSize
            label: qsTr("No, not me")
            icon: "cross"
            onActivated: page.view.answer(false)
        }
        BigButton {
            objectName: "confirm-yes"
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 16 : 20) * Theme.u
            look: "primary"
            size: Theme.small ? 4.4 * Theme.u : Theme.buttonSize
            label: qsTr("Yes, that is me")
            icon: "tick"
            onActivated: page.view.answer(true)
            Component.onCompleted: page.mainButton = this
        }
    }
}
