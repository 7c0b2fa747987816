pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// Back at the start, where you are, Help at the end: the same place on every page. What is not shown is not made.
Item {
    id: bar

    required property ScreenModel screen
    property bool showsLogo: !screen.canGoBack && screen.step <= 1
    property bool showsSteps: screen.step > 1
    property bool showsHelp: true
    property bool showsBack: screen.canGoBack
    property bool showsLooks: true
    readonly property bool hasLooks: Theme.wide && showsLooks
    property alias more: moreKeys.data

    height: Theme.target

    Loader {
        active: bar.showsBack
        anchors.left: parent.left
        sourceComponent: BarKey {
            objectName: "back"
            label: qsTr("Back")
            icon: "back"
            iconMirrors: true
            onActivated: bar.screen.back()
        }
    }

    Row {
        visible: bar.showsLogo
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "logo"
            size: 7 * Theme.u
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: bar.screen.clinic
            color: Theme.overCanopy
            font.bold: true
            font.pixelSize: Math.round(5.6 * Theme.u)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Loader {
        active: bar.showsSteps
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        sourceComponent: Steps {}
    }

    component Steps: Column {
        spacing: 0.8 * Theme.u
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: (Theme.small ? 0.5 : 1.1) * Theme.u
            Repeater {
                model: bar.screen.steps
                Rectangle {
                    required property int index
                    readonly property bool here: index === bar.screen.step - 1
                    width: (here ? 5.2 : Theme.small ? 1.7 : 2.4) * Theme.u
                    height: (Theme.small ? 1.7 : 2.4) * Theme.u
                    radius: height / 2
                    color: here ? Theme.warmEdge : index < bar.screen.step ? "#FFFFFF" : "transparent"
                    border.width: Theme.hair
                    border.color: here ? Theme.warmEdge : "#FFFFFF"
                }
            }
        }
        Text {
            id: words
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Step %1 of %2").arg(bar.screen.step).arg(bar.screen.steps)
            color: Theme.hintOverCanopy
            font.pixelSize: Math.round(3.6 * Theme.u)
            Accessible.ignored: true
        }
    }

    Row {
        id: end
        anchors.right: parent.right
        spacing: Theme.gap

        Row {
            id: moreKeys
            spacing: Theme.gap
        }
        Loader {
            active: bar.hasLooks
            sourceComponent: BarKey {
                objectName: "contrast"
                bare: true
                label: qsTr("High contrast")
                icon: "contrast"
                choice: true
                chosen: bar.screen.contrast
                onActivated: bar.screen.toggleContrast()
            }
        }
        Loader {
            active: bar.hasLooks
            sourceComponent: BarKey {
                objectName: "bigger-text"
                bare: true
                label: qsTr("Bigger text")
                icon: "text"
                choice: true
                chosen: bar.screen.biggerText
                onActivated: bar.screen.toggleText()
            }
        }
        BarKey {
            objectName: "help"
            visible: bar.showsHelp
            look: "help"
            label: qsTr("Help")
            icon: "help"
            onActivated: bar.screen.help()
        }
    }
}
