pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// Everything is cleared; one mark goes out each second.
FocusScope {
    id: page

    required property ScreenModel screen
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed
    required property GoodbyeModel view
    readonly property real discSize: Theme.tall ? 90 * Theme.u : Theme.wide ? 76 * Theme.u : 56 * Theme.u

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Rectangle {
        anchors.fill: parent
        color: Theme.canopy
    }
    TopBar {
        screen: page.screen
        showsLogo: true
        showsHelp: false
        showsLooks: false
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        y: Theme.barTop
    }

    Item {
        id: disc
        width: page.discSize
        height: width
        anchors.horizontalCenter: Theme.tall ? parent.horizontalCenter : undefined
        anchors.left: Theme.tall ? undefined : parent.left
        anchors.leftMargin: (Theme.wide ? 14 : 6) * Theme.u
        y: Theme.tall ? 40 * Theme.u : (parent.height - height) / 2 + (Theme.small ? 5 : 4) * Theme.u

        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.lamp
        }
        Picture {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.015
            width: parent.width * 0.92
            height: parent.height
            name: "leaving"
        }
    }

    Column {
        anchors.left: Theme.tall ? parent.left : disc.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.tall ? 10 * Theme.u : (Theme.wide ? 10 : 5) * Theme.u
        anchors.rightMargin: Theme.tall ? 10 * Theme.u : Theme.margin
        y: Theme.tall ? disc.y + disc.height + 11 * Theme.u : (parent.height - height) / 2 + 4 * Theme.u
        spacing: (Theme.small ? 2.4 : 4.4) * Theme.u

        Heading {
            width: parent.width
            alignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
            size: (Theme.tall ? 13 : Theme.wide ? 13 : 8) * Theme.u
            linesMost: 2
            text: qsTr("All done")
        }
        Body {
            width: parent.width
            horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
            text: qsTr("Your information has been cleared from this screen.")
            color: Theme.overCanopy
            size: (Theme.small ? 5 : 6) * Theme.u * Theme.textScale
            leading: 1.1
        }
        Body {
            width: parent.width
            horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
            text: qsTr("Take your card and any paper with you.")
            color: Theme.hintOverCanopy
            size: (Theme.small ? 4.2 : 4.8) * Theme.u * Theme.textScale
        }
        Item {
            width: parent.width
            height: (Theme.tall ? 14 : 4) * Theme.u
            Row {
                anchors.bottom: parent.bottom
                anchors.horizontalCenter: Theme.tall ? parent.horizontalCenter : undefined
                anchors.left: Theme.tall ? undefined : parent.left
                spacing: 1.6 * Theme.u
                Repeater {
                    model: page.view.marks
                    Rectangle {
                        required property int index
                        width: (Theme.small ? 5 : 7) * Theme.u
                        height: 1.8 * Theme.u
                        radius: height / 2
                        color: index < page.view.left ? Theme.warmEdge : "transparent"
                        border.width: Math.max(2, Math.round(0.25 * Theme.u))
                        border.color: Theme.warmEdge
                    }
                }
            }
        }
    }
}
