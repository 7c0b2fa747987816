pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// What goes on with the chosen device: pairing, then the test reading with its live number and its curve.
Rectangle {
    id: panel

    required property SetupModel setup
    readonly property bool failed: setup.trouble !== ""
    readonly property bool live: setup.step === "test" && !failed
    readonly property bool pressed: setup.kind === "blood-pressure"

    radius: 1.6 * Theme.u
    color: "#071A24"

    Connections {
        target: panel.setup
        function onSamples(samples: list<var>) {
            wave.add(samples);
        }
        function onPressure(seconds: real, mmhg: real) {
            if (seconds < trace.last) {
                curve.active = false;
                curve.active = true;
            }
            trace.last = seconds;
            if (curve.item)
                (curve.item as PressureTrace).add(seconds, mmhg);
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: (Theme.small ? 1.6 : 2.6) * Theme.u
        spacing: (Theme.small ? 0.6 : 1.2) * Theme.u

        RowLayout {
            spacing: 1.6 * Theme.u
            Body {
                Layout.fillWidth: true
                text: panel.setup.step === "find" ? qsTr("Choose yours") : panel.setup.step === "pair" ? qsTr("Pairing") : qsTr("Test reading")
                color: "#FFFFFF"
                font.bold: true
                size: (Theme.small ? 3.8 : 4.6) * Theme.u
                Accessible.role: Accessible.Heading
            }
            Rectangle {
                visible: panel.live || panel.setup.step === "pair"
                Layout.preferredWidth: pill.implicitWidth + 3 * Theme.u
                Layout.preferredHeight: (Theme.small ? 4.6 : 5.6) * Theme.u
                radius: 0.9 * Theme.u
                color: "#123B2B"
                Body {
                    id: pill
                    anchors.centerIn: parent
                    text: panel.live ? qsTr("Live") : qsTr("Please wait")
                    color: "#7CFFB2"
                    font.bold: true
                    size: (Theme.small ? 2.9 : 3.4) * Theme.u
                }
            }
        }
        Body {
            Layout.fillWidth: true
            visible: text !== ""
            text: panel.failed ? "" : panel.setup.step === "find" ? qsTr("Switch the device on, hold it near the screen, and touch it in the list.") : panel.setup.step === "pair" ? qsTr("If the device asks, press its button.") : GuideWords.sentence(panel.setup.guidance)
            color: "#D5E9E9"
            size: (Theme.small ? 3.2 : 4) * Theme.u
            leading: 0.98
        }
        Row {
            Layout.fillWidth: true
            visible: panel.live
            spacing: 1.6 * Theme.u
            LayoutMirroring.enabled: false
            Text {
                id: number
                text: panel.setup.value === "" ? "…" : panel.setup.value
                color: "#FFFFFF"
                font.bold: true
                font.pixelSize: Math.round((Theme.small ? 9 : 15) * Theme.u)
                lineHeight: 0.86
                Accessible.role: Accessible.StaticText
                Accessible.name: text + " " + panel.setup.unit
            }
            Text {
                anchors.baseline: number.baseline
                text: panel.setup.unit
                color: "#D5E9E9"
                font.pixelSize: Math.round((Theme.small ? 3.4 : 4.4) * Theme.u)
                Accessible.ignored: true
            }
        }
        Item {
            id: trace
            property real last: 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            Loader {
                id: curve
                anchors.fill: parent
                visible: panel.live && panel.pressed
                sourceComponent: PressureTrace {
                    colour: "#5FD0FF"
                    line: 0.5 * Theme.u
                }
            }
            Waveform {
                id: wave
                anchors.fill: parent
                visible: panel.live && panel.setup.kind === "oxygen"
                line: 0.5 * Theme.u
            }
            Icon {
                anchors.centerIn: parent
                visible: !panel.failed && panel.setup.step !== "test"
                name: panel.setup.kind
                color: panel.setup.step === "pair" ? "#5FD0FF" : "#3F6272"
                size: Math.min(parent.width, parent.height, 44 * Theme.u) * 0.7
            }
            ColumnLayout {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.failed
                spacing: 1.2 * Theme.u
                RowLayout {
                    spacing: 1.4 * Theme.u
                    Icon {
                        Layout.preferredWidth: size
                        name: "warn"
                        color: "#FFD166"
                        size: (Theme.small ? 4.4 : 6) * Theme.u
                    }
                    Body {
                        Layout.fillWidth: true
                        text: Phrases.device(panel.setup.trouble)
                        color: "#FFD166"
                        font.bold: true
                        size: (Theme.small ? 3.6 : 4.6) * Theme.u
                        Accessible.role: Accessible.AlertMessage
                    }
                }
                Body {
                    Layout.fillWidth: true
                    text: SetupWords.trouble(panel.setup.trouble)
                    color: "#FFFFFF"
                    size: (Theme.small ? 3.2 : 4) * Theme.u
                    leading: 0.98
                }
            }
        }
        RowLayout {
            visible: panel.setup.step === "test"
            enabled: visible
            spacing: 1.4 * Theme.u
            BigButton {
                objectName: "test-skip"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: (Theme.small ? 9.2 : 10) * Theme.u
                look: "night"
                size: (Theme.small ? 3 : 3.5) * Theme.u
                label: qsTr("Go on without a test")
                onActivated: panel.setup.skip()
            }
            BigButton {
                objectName: panel.failed ? "test-again" : "test-stop"
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Layout.preferredHeight: (Theme.small ? 9.2 : 10) * Theme.u
                look: panel.failed ? "light" : "night"
                icon: Theme.small ? "" : panel.failed ? "again" : "stop"
                size: (Theme.small ? 3.2 : 3.8) * Theme.u
                label: panel.failed ? qsTr("Try again") : qsTr("Stop")
                onActivated: panel.failed ? panel.setup.again() : panel.setup.stop()
            }
        }
    }
}
