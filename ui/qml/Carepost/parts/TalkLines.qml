pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// The typed talk so far, newest line last; the doctor's at the start, the patient's at the end.
ListView {
    id: lines

    required property CallModel view

    clip: true
    interactive: contentHeight > height
    spacing: (Theme.small ? 0.6 : 1.4) * Theme.u
    model: visible ? lines.view.lines : []
    onCountChanged: Qt.callLater(positionViewAtEnd)
    onContentHeightChanged: Qt.callLater(positionViewAtEnd)

    delegate: Item {
        id: line
        required property var modelData
        width: ListView.view.width
        height: bubble.height

        Rectangle {
            id: bubble
            anchors.right: line.modelData.mine ? parent.right : undefined
            anchors.left: line.modelData.mine ? undefined : parent.left
            width: words.width + 4 * Theme.u
            height: words.height + (Theme.small ? 0.8 : 2) * Theme.u
            radius: Theme.radius
            color: line.modelData.mine ? "#0F5560" : "#FFFFFF"
            Body {
                id: words
                anchors.centerIn: parent
                width: Math.min(implicitWidth, line.width * (Theme.small ? 0.96 : 0.84))
                text: line.modelData.text
                color: line.modelData.mine ? "#FFFFFF" : "#10222E"
                size: (Theme.small ? 3.8 : 4.4) * Theme.u * Theme.textScale
                Accessible.name: (line.modelData.mine ? qsTr("You") : lines.view.doctor) + ": " + text
            }
        }
    }
}
