import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ResultModel view

    heading: {
        if (!view.judged) {
            return qsTr("Your weight is written down");
        }
        if (view.word === "act-now") {
            return qsTr("We will show this to the doctor now");
        }
        const usual = view.word === "usual";
        switch (view.kind) {
        case "blood-pressure":
            return usual ? qsTr("Your blood pressure is in the usual range") : qsTr("The doctor will look at your blood pressure");
        case "oxygen":
            return usual ? qsTr("Your oxygen is in the usual range") : qsTr("The doctor will look at your oxygen");
        default:
            return usual ? qsTr("Your temperature is in the usual range") : qsTr("The doctor will look at your temperature");
        }
    }
    hint: view.word === "act-now" ? qsTr("A nurse has been told. Please stay here.") : view.word === "look-again" ? qsTr(
                                                                                           "You can also measure again.") : ""
    lamp: Theme.tall ? "" : Phrases.kindPicture(view.kind)
    titleLines: Theme.tall ? 3 : 6
    mainButton: goOn

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.tall ? Math.min(parent.height, implicitHeight + 16 * Theme.u) : parent.height
        spacing: Theme.small ? 0.4 * Theme.u : 1.6 * Theme.u

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            StatusMark {
                visible: page.view.judged
                Layout.alignment: Qt.AlignVCenter
                word: page.view.word
                label: Phrases.judged(page.view.word)
                size: (Theme.small ? 6 : 8) * Theme.u
            }
            Item {
                Layout.fillWidth: true
            }
            Body {
                Layout.alignment: Qt.AlignVCenter
                text: "\u2066" + page.view.number + "\u2069"
                font.bold: true
                size: (Theme.tall ? 21 : Theme.wide ? 19 : 12) * Theme.u
                lineHeight: 0.85
                Accessible.name: page.view.number + " " + page.view.unit
            }
        }
        Body {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignRight
            color: Theme.inkSoft
            lineHeight: 0.95
            text: (page.view.typed ? qsTr("%1, typed at %2") : qsTr("%1, measured at %2")).arg("\u2066" + page.view.unit
                                                                                                 + "\u2069").arg(page.view.time)
        }
        Repeater {
            model: page.view.gauges
            ColumnLayout {
                id: row
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0.8 * Theme.u
                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.hair
                    color: Theme.rule
                }
                Gauge {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.u
                    Layout.rightMargin: Theme.u
                    entry: row.modelData
                }
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "measure-again"
            Layout.fillWidth: true
            label: qsTr("Measure again")
            icon: "again"
            size: Theme.small ? 4.8 * Theme.u : Theme.buttonSize
            onActivated: page.view.again()
        }
        BigButton {
            id: goOn
            objectName: "continue"
            Layout.fillWidth: true
            look: "primary"
            label: Phrases.next(page.view.next)
            icon: "next"
            iconAfter: true
            size: Theme.small ? 4.8 * Theme.u : Theme.buttonSize
            onActivated: page.view.goOn()
        }
    }
}
