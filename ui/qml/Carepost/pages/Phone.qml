import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Where the clinic may call: a number sign by sign, and a way on without one.
Screen {
    id: page

    required property PhoneModel view

    heading: qsTr("What is your phone number?")
    hint: Theme.small && page.view.problem !== "" ? "" : qsTr("The clinic calls you on this number.")
    // On a wide screen the problem stands where the disc would.
    lamp: Theme.small || (Theme.wide && page.view.problem !== "") ? "" : "phone"
    showsSteps: false
    mainButton: goOn
    Keys.onPressed: event => {
        if (/^[0-9+]$/.test(event.text)) {
            page.view.digit(event.text);
            event.accepted = true;
        } else if (event.key === Qt.Key_Backspace) {
            page.view.erase();
            event.accepted = true;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: (Theme.small ? 1.2 : 2.4) * Theme.u

        ErrorNote {
            Layout.fillWidth: true
            text: Theme.tall ? Phrases.problem(page.view.problem) : ""
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 11 : 15) * Theme.u
            radius: Theme.radius
            color: Theme.primaryTint
            border.width: Math.round(0.6 * Theme.u)
            border.color: Theme.primary
            // A number runs left to right in every language.
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            Body {
                objectName: "number"
                anchors.fill: parent
                anchors.margins: Theme.u
                fit: true
                text: page.view.number === "" ? qsTr("Phone number") : "\u2066" + page.view.number + "\u2069"
                font.bold: page.view.number !== ""
                color: page.view.number === "" ? Theme.inkSoft : Theme.ink
                size: (Theme.small ? 5.6 : 7) * Theme.u
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
            }
        }
        NumericPad {
            plus: true
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumWidth: 90 * Theme.u
            Layout.maximumHeight: 80 * Theme.u
            Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
            onDigit: digit => page.view.digit(digit)
            onErased: page.view.erase()
        }
        Item {
            visible: Theme.tall
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "skip"
            Layout.fillWidth: true
            icon: "skip"
            label: qsTr("Skip")
            onActivated: page.view.skip()
        }
        BigButton {
            id: goOn
            objectName: "continue"
            Layout.fillWidth: true
            look: "primary"
            enabled: page.view.canGoOn
            label: qsTr("Continue")
            icon: "next"
            iconAfter: true
            onActivated: page.view.goOn()
        }
    }

    aside: ErrorNote {
        width: parent.width
        text: Theme.tall ? "" : Phrases.problem(page.view.problem)
    }
}
