import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

FocusScope {
    id: page

    required property ScreenModel screen
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed
    required property CallModel view

    Rectangle {
        anchors.fill: parent
        color: Theme.night
    }
    Heading {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        text: page.view.doctor
    }
    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        spacing: Theme.gap
        BigButton {
            objectName: "ask-agree"
            visible: page.view.ask !== ""
            look: "primary"
            Layout.fillWidth: true
            label: qsTr("Agree")
            onActivated: page.view.answer(true)
        }
        BigButton {
            objectName: "end-call"
            look: "help"
            Layout.fillWidth: true
            label: qsTr("End call")
            onActivated: page.view.end()
        }
    }
}
