pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property BirthModel view

    heading: view.step === "day" ? qsTr("On which day were you born?") : view.step === "month" ? qsTr(
                                                                             "In which month were you born?") : qsTr(
                                                                             "In which year were you born?")
    hint: Theme.small && view.problem !== "" ? "" : view.step === "day" ? qsTr("Type the day, 1 to 31.") : view.step === "month" ? "" : qsTr(
                                    "Type four digits, like 1948.")
    lamp: Theme.tall || view.problem === "" ? "calendar" : ""
    mainButton: goOn.visible ? goOn : null
    Keys.onDigit0Pressed: page.typed("0")
    Keys.onDigit1Pressed: page.typed("1")
    Keys.onDigit2Pressed: page.typed("2")
    Keys.onDigit3Pressed: page.typed("3")
    Keys.onDigit4Pressed: page.typed("4")
    Keys.onDigit5Pressed: page.typed("5")
    Keys.onDigit6Pressed: page.typed("6")
    Keys.onDigit7Pressed: page.typed("7")
    Keys.onDigit8Pressed: page.typed("8")
    Keys.onDigit9Pressed: page.typed("9")
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            page.view.erase();
            event.accepted = true;
        }
    }

    function typed(digit: string) {
        page.view.digit(digit);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.small ? 1.2 * Theme.u : 2.4 * Theme.u

        ErrorNote {
            Layout.fillWidth: true
            text: Theme.tall ? Phrases.problem(page.view.problem) : ""
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.preferredHeight: (Theme.small ? 11 : 15) * Theme.u
            spacing: Theme.gap
            Part {
                text: page.view.day === "" ? qsTr("Day") : page.view.day
                filled: page.view.day !== ""
                current: page.view.step === "day"
            }
            Part {
                text: page.view.month === 0 ? qsTr("Month") : Phrases.month(page.view.month)
                filled: page.view.month > 0
                current: page.view.step === "month"
                Layout.preferredWidth: 3
            }
            Part {
                text: page.view.year === "" ? qsTr("Year") : page.view.year
                filled: page.view.year !== ""
                current: page.view.step === "year"
                Layout.preferredWidth: 2
            }
        }
        NumericPad {
            visible: page.view.step !== "month"
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumWidth: 90 * Theme.u
            Layout.maximumHeight: 80 * Theme.u
            Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
            onDigit: digit => page.view.digit(digit)
            onErased: page.view.erase()
        }
        GridLayout {
            visible: page.view.step === "month"
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: Theme.tall ? 2 : 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.small ? 1 * Theme.u : 1.8 * Theme.u
            uniformCellWidths: true
            uniformCellHeights: true
            Repeater {
                model: page.view.step === "month" ? 12 : 0
                BigButton {
                    required property int index
                    objectName: "month-" + (index + 1)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    look: "plain"
                    size: Theme.choiceSize
                    label: Phrases.month(index + 1)
                    onActivated: page.view.chooseMonth(index + 1)
                }
            }
        }
        Item {
            visible: page.view.step !== "month" && Theme.tall
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            id: goOn
            objectName: "continue"
            visible: page.view.step !== "month"
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

    component Part: Rectangle {
        id: part
        property string text: ""
        property bool filled: false
        property bool current: false
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1.4
        radius: Theme.radius
        color: current ? Theme.primaryTint : Theme.card
        border.width: current ? Math.round(0.6 * Theme.u) : Theme.hair
        border.color: current ? Theme.primary : Theme.line
        Body {
            anchors.fill: parent
            anchors.margins: Theme.u
            fit: true
            text: part.text
            font.bold: part.filled
            color: part.filled ? Theme.ink : Theme.inkSoft
            size: (Theme.small ? 5.6 : 7) * Theme.u
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
        }
    }
}
