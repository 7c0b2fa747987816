pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property QuestionModel view
    readonly property string kind: view.kind
    readonly property bool full: kind === "text" || kind === "scale"

    heading: view.words
    hint: Theme.small && full ? "" : view.hint
    strip: Theme.tall || (Theme.small && full)
    lamp: kind === "boolean" ? view.picture : ""
    titleLines: Theme.small && full ? 1 : page.strip ? 3 : 6
    titleSize: Theme.small && kind === "text" ? 4.8 * Theme.u : Theme.titleSize

    Loader {
        anchors.fill: parent
        sourceComponent: page.kind === "choice" ? choices : page.kind === "boolean" ? yesNo : page.kind === "scale" ? scale :
                                                                                                                     words
    }

    actions: Loader {
        width: parent.width
        active: !(Theme.small && page.kind === "text")
        height: active ? Theme.buttonHeight : 0
        sourceComponent: ButtonRow {
            BigButton {
                objectName: "not-sure"
                visible: page.kind !== "scale"
                Layout.fillWidth: true
                label: page.kind === "text" ? qsTr("Skip this") : qsTr("I’m not sure")
                onActivated: page.view.notSure()
            }
            BigButton {
                objectName: "continue"
                visible: page.kind !== "boolean"
                Layout.fillWidth: true
                look: "primary"
                enabled: page.view.chosen.trim() !== ""
                label: qsTr("Continue")
                icon: "next"
                iconAfter: true
                onActivated: page.view.goOn()
                Component.onCompleted: page.mainButton = this
            }
        }
    }

    Component {
        id: choices
        GridLayout {
            readonly property int count: page.view.options.length
            columns: Theme.tall ? 1 : count > 4 ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u
            uniformCellWidths: true
            uniformCellHeights: true
            Repeater {
                model: page.view.options
                ChoiceCard {
                    required property var modelData
                    objectName: "answer-" + modelData.code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.maximumHeight: 26 * Theme.u
                    Layout.alignment: Qt.AlignTop
                    choice: true
                    marks: true
                    label: modelData.words
                    pictogram: modelData.picture
                    pictureSize: Math.min(13 * Theme.u, height * 0.78)
                    size: (Theme.small ? 4.8 : 5.6) * Theme.u * Theme.textScale
                    chosen: page.view.chosen === modelData.code
                    onActivated: page.view.choose(modelData.code)
                }
            }
        }
    }

    Component {
        id: yesNo
        Item {
            RowLayout {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                height: Math.min(parent.height, (Theme.tall ? 62 : 60) * Theme.u)
                spacing: Theme.gap
                uniformCellSizes: true
                AnswerCard {
                    objectName: "answer-yes"
                    chosen: page.view.chosen === "yes"
                    label: qsTr("Yes")
                    icon: "tick"
                    onActivated: page.view.answer(true)
                }
                AnswerCard {
                    objectName: "answer-no"
                    chosen: page.view.chosen === "no"
                    label: qsTr("No")
                    icon: "cross"
                    onActivated: page.view.answer(false)
                }
            }
        }
    }

    component AnswerCard: ChoiceCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        upright: true
        pictureSize: (Theme.small ? 18 : 24) * Theme.u
        size: 9 * Theme.u
    }

    Component {
        id: scale
        ColumnLayout {
            spacing: Theme.small ? Theme.u : 2 * Theme.u
            RowLayout {
                Layout.fillWidth: true
                Body {
                    text: "0  " + qsTr("Not at all")
                    font.bold: true
                    size: (Theme.small ? 4.2 : 5) * Theme.u
                }
                Item {
                    Layout.fillWidth: true
                }
                Body {
                    text: qsTr("The worst") + "  10"
                    font.bold: true
                    size: (Theme.small ? 4.2 : 5) * Theme.u
                }
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                columns: Theme.tall ? 4 : 6
                columnSpacing: Theme.gap
                rowSpacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u
                uniformCellWidths: true
                uniformCellHeights: true
                Repeater {
                    model: 11
                    ScaleTile {
                        required property int index
                        objectName: "scale-" + index
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        number: index
                        face: index === 0 ? "pain-0" : index === 5 ? "pain-5" : index === 10 ? "pain-10" : ""
                        chosen: page.view.chosen === String(index)
                        onActivated: page.view.choose(String(index))
                    }
                }
                BigButton {
                    objectName: "not-sure"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    look: "plain"
                    size: (Theme.small ? 4.4 : 5) * Theme.u
                    label: qsTr("I can’t say")
                    onActivated: page.view.notSure()
                }
            }
        }
    }

    Component {
        id: words
        ColumnLayout {
            spacing: Theme.small ? 1.2 * Theme.u : 2.4 * Theme.u
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: !Theme.small
                spacing: Theme.gap
                Rectangle {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 12.6 * Theme.u
                    Layout.maximumHeight: 40 * Theme.u
                    radius: Theme.radius
                    color: Theme.card
                    border.width: Math.round(0.6 * Theme.u)
                    border.color: Theme.primary
                    TextEdit {
                        id: edit
                        objectName: "text"
                        anchors.fill: parent
                        anchors.margins: 2.4 * Theme.u
                        font.pixelSize: Math.round((Theme.small ? 4.6 : 5.4) * Theme.u * Theme.textScale)
                        color: Theme.ink
                        selectionColor: Theme.primary
                        wrapMode: TextEdit.Wrap
                        clip: true
                        horizontalAlignment: TextEdit.AlignLeft
                        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                        activeFocusOnTab: true
                        Accessible.role: Accessible.EditableText
                        Accessible.name: page.heading
                        onTextChanged: {
                            if (text.length > 200) {
                                remove(200, text.length);
                            }
                            page.view.choose(text);
                        }
                        Keys.onReturnPressed: page.pressMain()
                        Keys.onEnterPressed: page.pressMain()
                        Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus()
                        Component.onCompleted: {
                            text = page.view.chosen;
                            cursorPosition = length;
                            forceActiveFocus();
                        }
                    }
                    TapHandler {
                        onTapped: edit.forceActiveFocus()
                    }
                }
                Loader {
                    active: Theme.small
                    visible: active
                    sourceComponent: RowLayout {
                        spacing: Theme.gap
                        BigButton {
                            objectName: "not-sure"
                            Layout.preferredWidth: 24 * Theme.u
                            size: 4.4 * Theme.u
                            label: qsTr("Skip this")
                            onActivated: page.view.notSure()
                        }
                        BigButton {
                            objectName: "continue"
                            Layout.preferredWidth: 30 * Theme.u
                            size: 4.8 * Theme.u
                            look: "primary"
                            enabled: page.view.chosen.trim() !== ""
                            label: qsTr("Continue")
                            onActivated: page.view.goOn()
                            Component.onCompleted: page.mainButton = this
                        }
                    }
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.small ? 0 : 56 * Theme.u
                Layout.leftMargin: Theme.tall ? -3.6 * Theme.u : 0
                Layout.rightMargin: Theme.tall ? -3.6 * Theme.u : 0
                Keyboard {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    height: Math.min(parent.height, 62 * Theme.u)
                    before: edit.text.slice(0, edit.cursorPosition)
                    onTyped: text => edit.insert(edit.cursorPosition, text)
                    onErased: {
                        if (edit.cursorPosition > 0) {
                            edit.remove(edit.cursorPosition - 1, edit.cursorPosition);
                        }
                    }
                    names: false
                    language: page.view.language
                }
            }
        }
    }
}
