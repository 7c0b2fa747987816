import QtQuick
import Carepost
import Carepost.Views

Screen {
    id: page

    required property PageModel view

    heading: qsTr("Sorry, this station needs a short rest")
    hint: qsTr("Please see the front desk.")
    titleLines: Theme.tall ? 3 : 5
    topBar.showsHelp: false
    lamp: Theme.tall ? "" : "rest"

    Lamp {
        visible: Theme.tall
        name: visible ? "rest" : ""
        size: 70 * Theme.u
        anchors.horizontalCenter: parent.horizontalCenter
        y: 8 * Theme.u
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        y: Theme.tall ? 90 * Theme.u : (parent.height - height) / 2
        spacing: 3 * Theme.u
        IconLine {
            width: parent.width
            icon: "lock"
            title: qsTr("What you confirmed is safe")
            text: qsTr("It is locked in this station.")
        }
        IconLine {
            width: parent.width
            icon: "nurse"
            title: qsTr("You can’t go there? Call out.")
            text: qsTr("The front desk can help you now.")
        }
    }
}
