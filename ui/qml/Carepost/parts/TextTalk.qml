import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Typed talk in the call: the lines so far, the field, Send, and the keyboard.
Item {
    id: talk

    required property CallModel view
    property string language: "en"
    // Where the lines are listed: the page gives them their place beside the picture.
    property alias field: field

    function send() {
        if (field.text.trim() !== "") {
            talk.view.send(field.text);
            field.clear();
        }
    }

    implicitHeight: bar.height + keys.height + 3 * Theme.u

    RowLayout {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.target + Theme.lip
        spacing: 1.6 * Theme.u

        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: Theme.radius
            color: "#FFFFFF"
            clip: true
            border.width: field.activeFocus ? Math.round(0.7 * Theme.u) : Theme.hair
            border.color: field.activeFocus ? Theme.focus : Theme.line

            TextInput {
                id: field
                objectName: "chat-field"
                // The Arabic font's line is twice as high as its letters, which stand in its upper half.
                readonly property bool arabic: /[\u0600-\u06FF]/.test(text)
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 2 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: arabic ? 0.22 * font.pixelSize : 0
                clip: true
                maximumLength: 280
                font.pixelSize: Math.round(5 * Theme.u)
                color: "#10222E"
                focus: true
                activeFocusOnTab: true
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Your words to the doctor")
                onAccepted: talk.send()
            }
            Body {
                visible: field.text === ""
                anchors.left: field.left
                anchors.right: field.right
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Write to the doctor")
                size: 5 * Theme.u
                color: "#3D4F5B"
                Accessible.ignored: true
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
        BigButton {
            objectName: "chat-send"
            Layout.fillHeight: true
            look: "primary"
            size: 4.8 * Theme.u
            icon: "next"
            iconAfter: true
            label: qsTr("Send")
            enabled: field.text.trim() !== ""
            onActivated: talk.send()
        }
        BigButton {
            objectName: "type"
            Layout.fillHeight: true
            look: "night"
            size: 4.8 * Theme.u
            label: qsTr("Close")
            onActivated: talk.view.toggleTyping()
        }
    }
    Keyboard {
        id: keys
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: (Theme.tall ? 56 : Theme.wide ? 51 : 43) * Theme.u
        before: field.text.slice(0, field.cursorPosition)
        onTyped: text => field.insert(field.cursorPosition, text)
        onErased: {
            if (field.cursorPosition > 0) {
                field.remove(field.cursorPosition - 1, field.cursorPosition);
            }
        }
        names: false
        language: talk.language
    }
}
