import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// A full page over the page: nobody sees a stranger's answers while it counts down.
FocusScope {
    id: sheet

    required property ScreenModel screen
    required property MoreTimeModel view

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true
    Keys.onReturnPressed: sheet.view.moreTime()

    Rectangle {
        anchors.fill: parent
        color: Theme.canopy
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    TopBar {
        screen: sheet.screen
        showsLogo: true
        showsSteps: false
        showsBack: false
        showsLooks: false
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        y: Theme.barTop
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.barHeight + (Theme.tall ? 8 : 2) * Theme.u
        anchors.bottomMargin: (Theme.tall ? 9 : Theme.wide ? 4 : 2.4) * Theme.u
        columns: Theme.tall ? 1 : 2
        columnSpacing: 6 * Theme.u
        rowSpacing: (Theme.small ? 2 : 4) * Theme.u

        Item {
            id: clock
            Layout.row: Theme.tall ? 1 : 0
            Layout.column: 0
            Layout.rowSpan: Theme.tall ? 1 : 3
            Layout.fillWidth: Theme.tall
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.tall ? -1 : sheet.width * 0.4
            readonly property real size: Math.min(width, height, 92 * Theme.u)
            Ring {
                anchors.centerIn: parent
                width: clock.size
                height: width
                line: clock.size * 0.058
                share: sheet.view.left
                colour: "#FFFFFF"
                ground: Theme.contrast ? "#555555" : "#2C5F69"
            }
            Medallion {
                anchors.centerIn: parent
                size: clock.size * 0.884
                name: "patient-high"
            }
            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height / 2 + clock.size * 0.345 - height / 2
                text: sheet.view.secondsLeft
                font.bold: true
                font.pixelSize: Math.round(clock.size * 0.155)
                color: "#10222E"
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1 seconds left").arg(sheet.view.secondsLeft)
            }
        }

        ColumnLayout {
            Layout.row: 0
            Layout.column: Theme.tall ? 0 : 1
            Layout.fillWidth: true
            spacing: (Theme.small ? 1 : 3) * Theme.u
            Heading {
                Layout.fillWidth: true
                text: qsTr("Do you need more time?")
                alignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
                size: (Theme.tall ? 12 : Theme.wide ? 9.6 : 5.4) * Theme.u
                linesMost: 2
            }
            Body {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.tall ? 14 * Theme.u : 0
                Layout.rightMargin: Theme.tall ? 14 * Theme.u : 0
                horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
                text: qsTr("If nobody answers, we clear this screen so that nobody else can see it.")
                color: Theme.overCanopy
                size: (Theme.small ? 3.7 : 5.2) * Theme.u * (Theme.bigger ? Theme.tall ? 1.3 : Theme.wide ? 1.1 : 1 : 1)
            }
        }

        BigButton {
            objectName: "more-time"
            Layout.row: Theme.tall ? 2 : 1
            Layout.column: Theme.tall ? 0 : 1
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 14 : Theme.wide && Theme.bigger ? 20 : 24.6) * Theme.u
            look: "light"
            label: qsTr("I need more time")
            icon: "clock"
            size: (Theme.small ? 6 : 7.6) * Theme.u
            onActivated: sheet.view.moreTime()
        }
        BigButton {
            objectName: "more-time-finish"
            Layout.row: Theme.tall ? 3 : 2
            Layout.column: Theme.tall ? 0 : 1
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 12.6 : 16.4) * Theme.u
            look: "over"
            label: qsTr("Finish and clear")
            onActivated: sheet.view.finish()
        }
    }
}
