pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Between two readings: why there is another one, when it comes, and what was measured so far.
Screen {
    id: page

    required property PauseModel view

    heading: view.number === 2 ? qsTr("We will measure once more, to be sure") : qsTr("One more measurement")
    hint: view.alarmed ? qsTr("A nurse has been told. Please stay here.") : qsTr("Stay seated, and leave the cuff on. Please do not talk.")
    titleLines: Theme.tall ? 2 : 5

    GridLayout {
        anchors.fill: parent
        columns: Theme.tall ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: 2 * Theme.u

        Countdown {
            Layout.fillWidth: Theme.tall
            Layout.fillHeight: true
            Layout.preferredWidth: (Theme.small ? 43 : 66) * Theme.u
            Layout.maximumHeight: 96 * Theme.u
            picture: "rest-chair"
            share: page.view.left
            secondsLeft: page.view.secondsLeft
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 40 * Theme.u
            spacing: (Theme.small ? 1 : 1.6) * Theme.u
            Body {
                Layout.fillWidth: true
                horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
                font.bold: true
                size: (Theme.small ? 4.6 : 6.4) * Theme.u * (Theme.bigger ? 1.15 : 1)
                leading: 0.95
                text: GuideWords.place(page.view.number, page.view.total)
            }
            Repeater {
                model: page.view.values
                Body {
                    required property string modelData
                    required property int index
                    Layout.fillWidth: true
                    horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
                    color: Theme.inkSoft
                    leading: 0.95
                    text: "\u2066%1. %2%3\u2069".arg(index + 1).arg(modelData).arg(Theme.small ? "" : " mmHg")
                }
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "guide-skip"
            Layout.fillWidth: true
            label: qsTr("I can’t do this")
            onActivated: page.view.skip()
        }
    }
}
