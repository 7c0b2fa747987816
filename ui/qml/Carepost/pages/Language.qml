pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property LanguageModel view

    heading: qsTr("Choose your language")
    hint: qsTr("Touch your language.")
    lamp: "globe"
    showsSteps: false

    GridLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.tall ? Math.min(parent.height, 102 * Theme.u) : parent.height
        columns: 1
        rowSpacing: Theme.gap
        uniformCellHeights: true

        Repeater {
            model: [
                {
                    "code": "en",
                    "name": "English",
                    "phrase": "I speak English"
                },
                {
                    "code": "es",
                    "name": "Español",
                    "phrase": "Hablo español"
                },
                {
                    "code": "ar",
                    "name": "العربية",
                    "phrase": "أتحدث العربية"
                }
            ]
            Key {
                id: card
                required property var modelData
                readonly property bool fromRight: modelData.code === "ar"
                objectName: "language-" + modelData.code
                Layout.fillWidth: true
                Layout.fillHeight: true
                label: modelData.name
                description: modelData.phrase
                LayoutMirroring.enabled: fromRight
                LayoutMirroring.childrenInherit: true
                onActivated: page.view.choose(modelData.code)

                Column {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: 4 * Theme.u
                    anchors.rightMargin: 4 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    KeyLabel {
                        width: parent.width
                        height: Math.min(implicitHeight, card.height * 0.6)
                        text: card.modelData.name
                        size: (Theme.small ? 5.4 : 8) * Theme.u
                        color: Theme.ink
                        horizontalAlignment: Text.AlignLeft
                    }
                    KeyLabel {
                        width: parent.width
                        height: Math.min(implicitHeight, card.height * 0.38)
                        text: card.modelData.phrase
                        font.bold: false
                        size: (Theme.small ? 4 : 5) * Theme.u
                        color: Theme.inkSoft
                        horizontalAlignment: Text.AlignLeft
                    }
                }
            }
        }
    }

    actions: Loader {
        active: Theme.small
        width: parent.width
        height: active ? Theme.buttonHeight : 0
        sourceComponent: ButtonRow {
            LookKey {
                objectName: "contrast"
                label: qsTr("High contrast")
                icon: "contrast"
                chosen: page.screen.contrast
                onActivated: page.screen.toggleContrast()
            }
            LookKey {
                objectName: "bigger-text"
                label: qsTr("Bigger text")
                icon: "text"
                chosen: page.screen.biggerText
                onActivated: page.screen.toggleText()
            }
        }
    }

    component LookKey: BigButton {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.buttonHeight
        choice: true
        size: 4.8 * Theme.u
    }
}
