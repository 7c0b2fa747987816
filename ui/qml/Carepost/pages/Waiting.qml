pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// An honest place in line, what the doctor will see, and a way out.
Screen {
    id: page

    required property WaitingModel view
    readonly property int first: Math.max(1, page.view.place - 3)
    readonly property int shown: page.view.place - first + 1

    // Nobody is promised a doctor whom nobody has.
    readonly property bool alone: page.view.online && !page.view.onCall

    heading: alone ? qsTr("No doctor is on call now") : page.view.place > 0 ? qsTr("You are number %1").arg(page.view.place) : qsTr("You are in the queue")
    hint: {
        if (!page.view.online) {
            return qsTr("The doctor will call you here.");
        }
        if (page.alone) {
            return Phrases.nurse(page.screen.nurse) || qsTr("You keep your place. You can wait here, or we call you back.");
        }
        if (page.view.waitFrom < 0) {
            return qsTr("A doctor will call you here. You can stay seated.");
        }
        if (page.view.waitTo <= 5) {
            return qsTr("A doctor will see you in a few minutes. You can stay seated.");
        }
        return qsTr("A doctor will see you in about %1 to %2 minutes. You can stay seated.").arg(page.view.waitFrom).arg(page.view.waitTo);
    }
    lamp: Theme.tall ? "" : "doctor"
    showsSteps: false

    Picture {
        id: hills
        parent: page
        visible: Theme.tall
        anchors.left: parent.left
        anchors.right: parent.right
        y: page.footTop - height - 3 * Theme.u
        height: page.width * 210 / 1080
        name: "hills"

        Rectangle {
            width: parent.width
            height: Math.max(2, Math.round(0.35 * Theme.u))
            color: Theme.ink
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Math.max(2, Math.round(0.35 * Theme.u))
            color: Theme.ink
        }
    }

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.tall ? hills.height + 1.6 * Theme.u : 0
        spacing: (Theme.small ? 1.4 : 2.4) * Theme.u

        Notice {
            Layout.fillWidth: true
            text: page.view.online ? "" : qsTr("The connection is not working. You keep your place, and we keep trying.")
            icon: "no-connection"
            size: Theme.small ? 4 * Theme.u : 4.6 * Theme.u * Theme.textScale
        }

        RowLayout {
            // The heading says the number too; large words need this room on a small screen.
            visible: page.view.place > 0 && !(Theme.small && Theme.bigger)
            Layout.alignment: Qt.AlignHCenter
            Layout.fillHeight: false
            Layout.preferredHeight: (Theme.tall ? Theme.bigger ? 34 : page.shown > 3 ? 36 : 44 : Theme.wide ? Theme.bigger ? 27 : 32 : 18) * Theme.u
            spacing: Theme.gap

            Repeater {
                model: page.view.place > 0 ? page.shown : 0
                Item {
                    id: seat
                    required property int index
                    readonly property int number: page.first + index
                    readonly property bool mine: number === page.view.place
                    Layout.fillHeight: true
                    Layout.preferredWidth: Math.min(34 * Theme.u, (column.width - 3 * Theme.gap) / page.shown)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: seat.number + " " + who.text

                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        anchors.bottom: label.top
                        anchors.bottomMargin: 1.2 * Theme.u
                        width: Math.min(parent.width, (parent.height - label.height - 1.2 * Theme.u) * 1.04)
                        height: Math.min(parent.height - label.height - 1.2 * Theme.u, width * 1.04)
                        radius: Theme.radius
                        color: seat.mine ? Theme.primaryTint : "transparent"
                        border.width: seat.mine ? Math.round(0.7 * Theme.u) : 0
                        border.color: Theme.primary
                        Picture {
                            anchors.fill: parent
                            anchors.margins: (Theme.small ? 0.8 : 2.4) * Theme.u
                            name: seat.mine ? "patient" : "person"
                        }
                    }
                    Row {
                        id: label
                        anchors.horizontalCenter: parent.horizontalCenter
                        anchors.bottom: parent.bottom
                        spacing: 1.4 * Theme.u
                        Body {
                            id: figure
                            text: seat.number
                            font.bold: true
                            color: seat.mine ? Theme.primary : Theme.ink
                            size: (Theme.small ? 4 : 4.8) * Theme.u * Theme.textScale
                            Accessible.ignored: true
                        }
                        Body {
                            id: who
                            // Many narrow seats have room for their numbers only; the picture says who is meant.
                            visible: figure.implicitWidth + label.spacing + implicitWidth <= seat.width
                            text: seat.mine ? qsTr("You") : qsTr("Before you")
                            font.bold: seat.mine
                            color: seat.mine ? Theme.primary : Theme.inkSoft
                            size: (Theme.small ? 4 : 4.8) * Theme.u * Theme.textScale
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        Rectangle {
            visible: page.view.place > 0 && !Theme.small
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.hair
            color: Theme.rule
        }

        Body {
            Layout.fillWidth: true
            text: qsTr("The doctor will see")
            font.bold: true
            size: (Theme.small ? 4.6 : 5) * Theme.u * Theme.textScale
        }
        GridLayout {
            Layout.fillWidth: true
            columns: page.view.place > 0 && !Theme.small && !(Theme.tall && Theme.bigger) ? 2 : 1
            columnSpacing: 2 * Theme.u
            rowSpacing: (Theme.small ? 0.6 : 1.6) * Theme.u
            uniformCellWidths: true

            TickLine {
                visible: page.view.reason !== ""
                Layout.fillWidth: true
                size: Theme.small ? 4.2 * Theme.u : 4.8 * Theme.u * Theme.textScale
                text: Phrases.reason(page.view.reason)
            }
            TickLine {
                visible: page.view.measured > 0
                Layout.fillWidth: true
                size: Theme.small ? 4.2 * Theme.u : 4.8 * Theme.u * Theme.textScale
                text: page.view.measured > 1 ? qsTr("Your %1 measurements").arg(page.view.measured) : qsTr("Your measurement")
            }
            TickLine {
                visible: page.view.answered > 0
                Layout.fillWidth: true
                size: Theme.small ? 4.2 * Theme.u : 4.8 * Theme.u * Theme.textScale
                text: page.view.answered > 1 ? qsTr("Your %1 answers").arg(page.view.answered) : qsTr("Your answer")
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "call-me-back"
            Layout.fillWidth: true
            look: page.alone ? "primary" : "second"
            icon: "clock"
            label: page.alone ? qsTr("Call me back") : qsTr("I can’t wait. Call me back.")
            onActivated: page.view.callMeBack()
        }
        NurseKey {
            screen: page.screen
            visible: page.alone
            Layout.fillWidth: true
            onActivated: page.view.callNurse()
        }
    }
}
