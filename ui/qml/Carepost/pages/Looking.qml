pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

Screen {
    id: page

    required property PageModel view

    heading: qsTr("We are looking for you")
    hint: qsTr("This takes a few seconds.")
    lamp: Theme.tall ? "" : "person"

    Lamp {
        visible: Theme.tall
        name: visible ? "person" : ""
        size: 84 * Theme.u
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -8 * Theme.u
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: Theme.tall ? parent.bottom : undefined
        anchors.bottomMargin: 6 * Theme.u
        anchors.verticalCenter: Theme.tall ? undefined : parent.verticalCenter
        spacing: 4 * Theme.u

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 3 * Theme.u
            Repeater {
                model: 3
                Rectangle {
                    id: dot
                    required property int index
                    width: 4.4 * Theme.u
                    height: width
                    radius: width / 2
                    color: Theme.primary
                    opacity: Theme.motion ? 0.25 : 1
                    SequentialAnimation on opacity {
                        running: Theme.motion
                        loops: Animation.Infinite
                        PauseAnimation {
                            duration: dot.index * 350
                        }
                        NumberAnimation {
                            to: 1
                            duration: 350
                        }
                        NumberAnimation {
                            to: 0.25
                            duration: 350
                        }
                        PauseAnimation {
                            duration: (2 - dot.index) * 350
                        }
                    }
                }
            }
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Please wait. The next page comes by itself.")
            size: 5 * Theme.u * Theme.textScale
        }
    }
}
