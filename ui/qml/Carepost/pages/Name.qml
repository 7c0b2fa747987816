pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property NameModel view
    property TextInput field: given.input

    heading: Theme.small && view.problem !== "" ? Phrases.problem(view.problem) : qsTr("What is your name?")
    hint: Theme.small ? "" : qsTr("Small spelling mistakes do not matter.")
    strip: !Theme.wide
    titleLines: Theme.small ? 1 : Theme.tall ? 2 : 5
    onActiveFocusChanged: {
        if (activeFocus && !given.input.activeFocus && !family.input.activeFocus) {
            given.input.forceActiveFocus();
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u

        ErrorNote {
            id: note
            Layout.fillWidth: true
            text: Theme.tall ? Phrases.problem(page.view.problem) : ""
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.tall ? 1 : Theme.small ? 3 : 2
            columnSpacing: Theme.gap
            rowSpacing: 2 * Theme.u
            uniformCellWidths: !Theme.small
            NameField {
                id: given
                objectName: "given"
                label: qsTr("First name")
                text: page.view.given
                onNext: family.input.forceActiveFocus()
            }
            NameField {
                id: family
                objectName: "family"
                label: qsTr("Family name")
                text: page.view.family
                onNext: page.pressMain()
            }
            Loader {
                active: Theme.small
                visible: active
                Layout.preferredHeight: 12 * Theme.u
                sourceComponent: RowLayout {
                    spacing: Theme.gap
                    GuestKey {
                        Layout.preferredWidth: 25 * Theme.u
                        Layout.fillHeight: true
                        size: 3.8 * Theme.u
                    }
                    GoOnKey {
                        Layout.preferredWidth: 27 * Theme.u
                        Layout.fillHeight: true
                        icon: ""
                        Component.onCompleted: page.mainButton = this
                    }
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.tall ? -3.6 * Theme.u : 0
            Layout.rightMargin: Theme.tall ? -3.6 * Theme.u : 0
            Keyboard {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                height: Math.min(parent.height, 62 * Theme.u)
                before: page.field.text.slice(0, page.field.cursorPosition)
                onTyped: text => page.field.insert(page.field.cursorPosition, text)
                onErased: {
                    if (page.field.cursorPosition > 0) {
                        page.field.remove(page.field.cursorPosition - 1, page.field.cursorPosition);
                    }
                }
                language: page.view.language
            }
        }
    }

    aside: ErrorNote {
        width: parent.width
        text: Theme.wide ? Phrases.problem(page.view.problem) : ""
    }

    actions: Loader {
        active: !Theme.small
        width: parent.width
        height: active ? Theme.buttonHeight : 0
        sourceComponent: ButtonRow {
            GuestKey {
                Layout.fillWidth: true
                size: 4.8 * Theme.u
            }
            GoOnKey {
                Layout.fillWidth: true
                Component.onCompleted: page.mainButton = this
            }
        }
    }

    component GuestKey: BigButton {
        objectName: "guest"
        label: qsTr("Go on without a name")
        onActivated: page.view.guest()
    }

    component GoOnKey: BigButton {
        objectName: "continue"
        look: "primary"
        label: qsTr("Continue")
        icon: "next"
        iconAfter: true
        onActivated: page.view.goOn(given.input.text, family.input.text)
    }

    component NameField: FocusScope {
        id: field

        property string label: ""
        property alias text: input.text
        readonly property alias input: input
        signal next

        Layout.fillWidth: true
        Layout.preferredHeight: (Theme.small ? 12 : Theme.tall ? 19 : 18.5) * Theme.u

        Body {
            id: name
            anchors.left: parent.left
            anchors.leftMargin: Theme.small ? 1.6 * Theme.u : 0
            text: field.label
            font.bold: !Theme.small
            size: (Theme.small ? 3.2 : 4.6) * Theme.u
            color: Theme.small ? Theme.inkSoft : Theme.ink
            leading: 1
            z: 2
            Accessible.ignored: true
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.small ? parent.height : 12 * Theme.u
            radius: Theme.radius
            color: Theme.card
            border.width: input.activeFocus ? Math.round(0.6 * Theme.u) : Theme.hair * 1.5
            border.color: input.activeFocus ? Theme.primary : Theme.line
            clip: true
            TextInput {
                id: input
                // The Arabic font's line is twice as high as its letters, which stand in its upper half.
                readonly property bool arabic: /[\u0600-\u06FF]/.test(text)
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: (Theme.small ? 1.8 * Theme.u : 0) + (arabic ? 0.22 * font.pixelSize : 0)
                anchors.leftMargin: (Theme.small ? 1.6 : 2.6) * Theme.u
                anchors.rightMargin: 2 * Theme.u
                horizontalAlignment: TextInput.AlignLeft
                font.pixelSize: Math.round((Theme.small ? 5 : 6.4) * Theme.u)
                font.bold: true
                color: Theme.ink
                selectionColor: Theme.primary
                clip: true
                maximumLength: 60
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                activeFocusOnTab: true
                Accessible.role: Accessible.EditableText
                Accessible.name: field.label
                onActiveFocusChanged: {
                    if (activeFocus) {
                        page.field = input;
                    }
                }
                Keys.onReturnPressed: field.next()
                Keys.onEnterPressed: field.next()
            }
            TapHandler {
                onTapped: input.forceActiveFocus()
            }
        }
    }
}
