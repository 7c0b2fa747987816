import QtQuick
import Carepost
import Carepost.Views

FocusScope {
    id: page

    required property ScreenModel screen
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed
    required property GoodbyeModel view

    Rectangle {
        anchors.fill: parent
        color: Theme.canopy
    }
    Heading {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        alignment: Text.AlignHCenter
        text: qsTr("All done")
    }
}
