pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// One step before the device is asked: one sentence and its drawing.
Screen {
    id: page

    required property PrepareModel view

    heading: GuideWords.sentence(view.words)
    hint: GuideWords.hint(view.words)
    titleLines: Theme.tall ? 2 : 6
    mainButton: view.timed ? null : goOn

    Item {
        anchors.fill: parent
        Medallion {
            visible: !page.view.timed
            anchors.centerIn: parent
            size: Math.min(parent.width, parent.height, 100 * Theme.u)
            name: page.view.picture
        }
        Countdown {
            visible: page.view.timed
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height, 100 * Theme.u)
            height: width
            picture: page.view.picture
            share: page.view.left
            secondsLeft: page.view.secondsLeft
        }
        Row {
            visible: page.view.total > 1
            anchors.left: parent.left
            anchors.top: parent.top
            spacing: 1.4 * Theme.u
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Step %1 of %2").arg(page.view.place).arg(page.view.total)
            Repeater {
                model: page.view.total
                Rectangle {
                    required property int index
                    width: (index + 1 === page.view.place ? 7 : 3) * Theme.u
                    height: 3 * Theme.u
                    radius: height / 2
                    color: index < page.view.place ? Theme.primary : "transparent"
                    border.width: Math.round(0.4 * Theme.u)
                    border.color: Theme.primary
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
            size: Theme.small ? 4.2 * Theme.u : Theme.buttonSize
            onActivated: page.view.skip()
        }
        BigButton {
            id: goOn
            objectName: "guide-done"
            visible: !page.view.timed
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("Done")
            icon: "tick"
            onActivated: page.view.goOn()
        }
        BigButton {
            objectName: "guide-rested"
            visible: page.view.timed
            Layout.fillWidth: true
            label: qsTr("I have rested already")
            size: Theme.small ? 4.2 * Theme.u : Theme.buttonSize
            onActivated: page.view.rested()
        }
    }
}
