pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property TroubleModel view
    readonly property string trouble: view.trouble
    readonly property bool missing: ["not-found", "link-lost", "timeout", "unplugged", "needs-bond", "port-denied"].includes(trouble)
    readonly property var tips: {
        if (trouble === "battery-low") {
            return [qsTr("Its battery is low."), qsTr("A nurse can change it.")];
        }
        if (missing) {
            switch (view.kind) {
            case "blood-pressure":
                return [qsTr("Is the cuff on your arm?"), qsTr("Press the round button on its box.")];
            case "oxygen":
                return [qsTr("Is the clip on your finger?"), qsTr("Does its light shine?")];
            case "temperature":
                return [qsTr("Take the thermometer in your hand."), qsTr("Press its button once.")];
            default:
                return [qsTr("Step off the scale."), qsTr("Step on it again.")];
            }
        }
        switch (trouble) {
        case "movement":
            return [qsTr("Sit still, feet on the floor."), qsTr("Do not talk while it measures.")];
        case "cuff-loose":
            return [qsTr("Wrap the cuff closer."), qsTr("One finger should fit under it.")];
        case "bad-position":
            return [qsTr("Rest your arm on the table."), qsTr("Keep it as high as your heart.")];
        case "poor-signal":
        case "sensor-off":
            return [qsTr("Push your finger right into the clip."), qsTr("Warm your hand, then hold still.")];
        }
        return [qsTr("Sit still, and breathe as usual."), qsTr("We will try once more.")];
    }

    readonly property string secondIcon: {
        if (missing) {
            return view.kind === "oxygen" ? "light" : view.kind === "weight" ? "weight" : "hand";
        }
        switch (trouble) {
        case "battery-low":
            return "nurse";
        case "movement":
            return "quiet";
        case "cuff-loose":
        case "poor-signal":
        case "sensor-off":
            return "hand";
        case "bad-position":
            return "up";
        }
        return "again";
    }

    heading: {
        if (!missing) {
            return qsTr("That did not work");
        }
        switch (view.kind) {
        case "blood-pressure":
            return qsTr("We can’t find the blood pressure cuff");
        case "oxygen":
            return qsTr("We can’t find the finger clip");
        case "temperature":
            return qsTr("We can’t find the thermometer");
        default:
            return qsTr("We can’t find the scale");
        }
    }
    hint: Phrases.nurse(page.screen.nurse) || (view.tries >= 2 ? qsTr("You can skip this. The doctor can see you all the same.") : qsTr("This happens. Two things to try:"))
    titleLines: Theme.tall ? 2 : 5

    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, (Theme.tall ? 88 : 80) * Theme.u)
        spacing: Theme.gap
        uniformCellSizes: true

        Repeater {
            model: page.tips
            ColumnLayout {
                id: tip
                required property string modelData
                required property int index
                spacing: 2 * Theme.u
                Rectangle {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    radius: Theme.radius
                    color: Theme.lamp
                    Picture {
                        visible: tip.index === 0
                        anchors.fill: parent
                        anchors.margins: 3 * Theme.u
                        name: visible ? Phrases.kindPicture(page.view.kind) : ""
                    }
                    Icon {
                        visible: tip.index === 1
                        anchors.centerIn: parent
                        size: Math.min(parent.height, parent.width) * 0.5
                        color: "#10222E"
                        name: page.secondIcon
                    }
                }
                Body {
                    Layout.fillWidth: true
                    Layout.preferredHeight: (Theme.small ? 14 : 18) * Theme.u
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignTop
                    fit: true
                    text: (tip.index + 1) + ". " + tip.modelData
                    size: (Theme.small ? 4.4 : 5) * Theme.u * Theme.textScale
                    leading: 0.95
                }
            }
        }
    }

    actions: ColumnLayout {
        width: parent.width
        spacing: 1.6 * Theme.u
        BigButton {
            objectName: "try-again"
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("Try again")
            icon: "again"
            onActivated: page.view.again()
            Component.onCompleted: page.mainButton = this
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            uniformCellSizes: true
            BigButton {
                objectName: "skip-this"
                Layout.fillWidth: true
                label: qsTr("Skip this")
                icon: "skip"
                onActivated: page.view.skip()
            }
            NurseKey {
                screen: page.screen
                Layout.fillWidth: true
                onActivated: page.view.callNurse()
            }
        }
        Body {
            visible: !Theme.small
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            color: Theme.inkSoft
            text: qsTr("Your other answers are safe.")
        }
    }
}
