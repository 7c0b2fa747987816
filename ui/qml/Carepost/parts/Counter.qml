pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// The strip along the bottom of portrait screens.
Rectangle {
    id: counter

    required property ScreenModel screen

    height: Theme.counterHeight
    color: Theme.counter

    Rectangle {
        visible: Theme.contrast
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }

    CounterKey {
        objectName: "contrast"
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        label: qsTr("High contrast")
        icon: "contrast"
        chosen: counter.screen.contrast
        onActivated: counter.screen.toggleContrast()
    }
    CounterKey {
        objectName: "bigger-text"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        label: qsTr("Bigger text")
        icon: "text"
        chosen: counter.screen.biggerText
        onActivated: counter.screen.toggleText()
    }

    component CounterKey: BigButton {
        y: 2.6 * Theme.u
        height: 12.4 * Theme.u
        look: "plain"
        choice: true
        size: 4.4 * Theme.u
    }
}
