pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The help sheet: the page stays visible behind it.
FocusScope {
    id: sheet

    required property ScreenModel screen
    required property HelpModel view
    readonly property real rise: (Theme.tall ? 10 : 4) * Theme.u
    readonly property var languages: [["en", "English"], ["es", "Español"], ["ar", "العربية"]]

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true
    Keys.onEscapePressed: sheet.view.close()
    Keys.onReturnPressed: closeKey.press()

    Rectangle {
        anchors.fill: parent
        color: "#071A24"
        opacity: 0.78
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    Arch {
        anchors.left: parent.left
        anchors.right: parent.right
        y: paper.y - height + 1
        height: sheet.rise + Theme.edgeLine
        shape: "up"
        before: Theme.paper
        after: "transparent"
        edge: Theme.warmEdge
        line: Theme.edgeLine
    }
    Rectangle {
        id: paper
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.tall ? 160 * Theme.u : parent.height - sheet.rise - Theme.u
        color: Theme.paper
    }

    ColumnLayout {
        anchors.fill: paper
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.tall ? 3 * Theme.u : 0
        anchors.bottomMargin: (Theme.tall ? 5 : 2.4) * Theme.u
        spacing: Theme.tall ? 2 * Theme.u : 1.4 * Theme.u

        RowLayout {
            Layout.fillWidth: true
            Heading {
                Layout.fillWidth: true
                text: sheet.view.languages ? qsTr("Choose your language") : qsTr("How can we help?")
                color: Theme.ink
                linesMost: 1
                size: Theme.small ? 5.4 * Theme.u : 8 * Theme.u
            }
            BigButton {
                objectName: "help-staff"
                look: "plain"
                size: 3.8 * Theme.u
                Layout.preferredHeight: Theme.small ? 9.4 * Theme.u : 10 * Theme.u
                icon: "lock"
                label: qsTr("Staff")
                onActivated: sheet.screen.staff()
            }
        }

        Key {
            id: nurse
            objectName: "call-nurse"
            visible: !sheet.view.languages
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.tall ? 31 : Theme.wide ? 24 : 18) * Theme.u
            look: "help"
            plainEdge: false
            label: sheet.view.nurseComing ? qsTr("A nurse is coming") : sheet.view.nurseCalled ? qsTr("We are calling a nurse") :
                                                                                                 qsTr("Call a nurse")
            description: hint.text
            onActivated: sheet.view.callNurse()

            Medallion {
                id: face
                name: "nurse"
                size: Math.min(21 * Theme.u, nurse.height - 4 * Theme.u)
                ground: "#FBE0B0"
                anchors.left: parent.left
                anchors.leftMargin: 4 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
            }
            Column {
                anchors.left: face.right
                anchors.leftMargin: 4 * Theme.u
                anchors.right: parent.right
                anchors.rightMargin: 3 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                KeyLabel {
                    width: parent.width
                    height: Math.min(implicitHeight, nurse.height * 0.5)
                    text: nurse.label
                    color: "#FFFFFF"
                    size: (Theme.small ? 6 : 7.6) * Theme.u
                    horizontalAlignment: Text.AlignLeft
                }
                KeyLabel {
                    id: hint
                    width: parent.width
                    height: Math.min(implicitHeight, nurse.height * 0.36)
                    text: sheet.view.nurseCalled ? qsTr("Stay here. Call out if it is urgent.") : qsTr("We ask someone to come to you.")
                    color: "#FFFFFF"
                    font.bold: false
                    size: (Theme.small ? 4.4 : 5) * Theme.u
                    horizontalAlignment: Text.AlignLeft
                }
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !sheet.view.languages
            columns: Theme.tall ? 1 : 2
            rowSpacing: parent.spacing
            columnSpacing: Theme.gap
            uniformCellHeights: true
            uniformCellWidths: true
            Choice {
                objectName: "change-language"
                visible: sheet.view.inVisit
                label: qsTr("Change language")
                icon: "globe"
                onActivated: sheet.view.showLanguages(true)
            }
            Choice {
                objectName: "help-bigger-text"
                label: sheet.screen.biggerText ? qsTr("Usual text") : qsTr("Bigger text")
                icon: "text"
                onActivated: sheet.screen.toggleText()
            }
            Choice {
                objectName: "help-contrast"
                label: sheet.screen.contrast ? qsTr("Usual colours") : qsTr("High contrast")
                icon: "contrast"
                onActivated: sheet.screen.toggleContrast()
            }
            Choice {
                objectName: "finish-and-clear"
                visible: sheet.view.mayFinish
                label: qsTr("Finish and clear")
                icon: "door"
                onActivated: sheet.view.finish()
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: sheet.view.languages
            spacing: parent.spacing
            Repeater {
                model: sheet.view.languages ? sheet.languages : []
                Choice {
                    required property var modelData
                    objectName: "help-language-" + modelData[0]
                    label: modelData[1]
                    icon: "globe"
                    chosen: sheet.screen.language === modelData[0]
                    onActivated: sheet.view.chooseLanguage(modelData[0])
                }
            }
        }
        BigButton {
            id: closeKey
            objectName: "help-close"
            Layout.fillWidth: true
            look: "primary"
            label: sheet.view.languages || !sheet.view.overQuestion ? qsTr("Go back") : qsTr("Go back to the question")
            icon: "back"
            onActivated: {
                if (sheet.view.languages) {
                    sheet.view.showLanguages(false);
                } else {
                    sheet.view.close();
                }
            }
        }
    }

    component Choice: Key {
        id: choice
        property string icon: ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: 24 * Theme.u

        Icon {
            id: sign
            name: choice.icon
            color: Theme.primary
            size: 7 * Theme.u
            anchors.left: parent.left
            anchors.leftMargin: 4 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
        }
        KeyLabel {
            anchors.left: sign.right
            anchors.leftMargin: 3 * Theme.u
            anchors.right: arrow.left
            anchors.rightMargin: 1.6 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            height: parent.height - Theme.u
            text: choice.label
            color: Theme.ink
            size: (Theme.small ? 5 : 6) * Theme.u * (Theme.bigger ? 1.15 : 1)
            horizontalAlignment: Text.AlignLeft
        }
        Icon {
            id: arrow
            name: "next"
            color: Theme.line
            mirrors: true
            size: 6 * Theme.u
            anchors.right: parent.right
            anchors.rightMargin: 4 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
