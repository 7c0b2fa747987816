pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property IdentifyModel view

    heading: qsTr("How would you like to check in?")
    hint: qsTr("Hold your card or code in front of the camera.")
    titleLines: 3
    lamp: Theme.tall ? "" : "scan-card"

    VideoTile {
        id: tile
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: note.visible ? note.top : noCard.visible ? noCard.top : parent.bottom
        anchors.bottomMargin: 1.6 * Theme.u
        radius: Theme.radius
        border.width: Theme.hair
        border.color: Theme.ink
        feed: page.selfFeed
        flipped: true
        holds: false

        Picture {
            visible: !tile.live
            anchors.centerIn: parent
            name: "scan-card"
            height: parent.height * 0.62
            width: parent.width * 0.7
        }
        Item {
            id: corners
            anchors.centerIn: parent
            anchors.verticalCenterOffset: Theme.small && note.visible ? 0 : -3 * Theme.u
            height: Math.max(8 * Theme.u, Math.min(parent.height - 16 * Theme.u, parent.width * 0.62))
            width: height * 1.3
            Repeater {
                model: 4
                Item {
                    id: corner
                    required property int index
                    readonly property real line: 1.6 * Theme.u
                    readonly property color tone: page.view.problem === "" ? "#FFD166" : "#FF9A9A"
                    width: Math.min(11 * Theme.u, corners.height * 0.24)
                    height: width
                    x: index % 2 ? corners.width - width : 0
                    y: index > 1 ? corners.height - height : 0
                    Rectangle {
                        width: parent.width
                        height: corner.line
                        radius: height / 2
                        color: corner.tone
                        y: corner.index > 1 ? parent.height - height : 0
                    }
                    Rectangle {
                        height: parent.height
                        width: corner.line
                        radius: width / 2
                        color: corner.tone
                        x: corner.index % 2 ? parent.width - width : 0
                    }
                }
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: !(Theme.small && note.visible)
            height: words.implicitHeight + 3 * Theme.u
            bottomLeftRadius: Theme.radius
            bottomRightRadius: Theme.radius
            color: Theme.night
            Rectangle {
                id: dot
                anchors.left: parent.left
                anchors.leftMargin: 3 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                width: 3 * Theme.u
                height: width
                radius: width / 2
                color: tile.live ? "#37E08A" : "#FFD166"
            }
            Body {
                id: words
                anchors.left: dot.right
                anchors.leftMargin: 2 * Theme.u
                anchors.right: parent.right
                anchors.rightMargin: 2 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                color: "#FFFFFF"
                leading: 0.95
                size: (Theme.small ? 4 : 4.6) * Theme.u * Theme.textScale
                text: tile.live ? Theme.small ? qsTr("Card flat, a hand’s width away.") : qsTr("Looking. Hold the card flat, a hand’s width away.") : qsTr(
                                      "The camera is starting. You can also type your name.")
            }
        }
    }

    ErrorNote {
        id: note
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: Phrases.problem(page.view.problem)
    }
    Body {
        id: noCard
        visible: !note.visible && !Theme.small
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        text: qsTr("No card? That is all right.")
        color: Theme.inkSoft
    }

    actions: ButtonRow {
        width: parent.width
        columns: Theme.tall ? 2 : 3
        ChoiceCard {
            objectName: "type-name"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tall ? 19 * Theme.u : Theme.buttonHeight
            label: qsTr("Type my name")
            icon: "keyboard"
            pictureSize: (Theme.small ? 8 : 10) * Theme.u
            onActivated: page.view.typeName()
        }
        ChoiceCard {
            objectName: "nurse-helps"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tall ? 19 * Theme.u : Theme.buttonHeight
            label: page.screen.nurse !== "" ? qsTr("Nurse called") : qsTr("A nurse will help me")
            icon: "nurse"
            pictureSize: (Theme.small ? 8 : 10) * Theme.u
            onActivated: page.view.callNurse()
        }
        BigButton {
            objectName: "guest"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.tall ? 2 : 1
            Layout.preferredHeight: Theme.tall ? Theme.target : Theme.buttonHeight
            look: "plain"
            size: Theme.tall ? 4.8 * Theme.u : Theme.choiceSize
            label: qsTr("Go on without a name")
            onActivated: page.view.guest()
        }
    }
}
