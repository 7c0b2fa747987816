pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property MeasureModel view
    readonly property bool oxygen: view.kind === "oxygen"
    // An ECG draws its lead where an oximeter draws its wave; a strap has a number only.
    readonly property bool waved: oxygen || view.waves
    readonly property bool pressure: view.kind === "blood-pressure"
    readonly property string guidance: view.guidance

    heading: guidance === "reconnecting" ? qsTr("One moment. We are finding the device again") : GuideWords.sentence(view.words)
    hint: view.doctorReady ? qsTr("The doctor is ready. The call starts when this is done.") : view.number > 1 ? GuideWords.place(view.number, view.total) : GuideWords.hint(view.words)
    lamp: Theme.tall && !page.waved ? "" : view.picture
    titleLines: page.strip ? 2 : 4

    stage: Item {
        visible: Theme.tall && !page.waved
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.canopySize + 4 * Theme.u
        width: (Theme.bigger ? 56 : Theme.rightToLeft ? 68 : 76) * Theme.u
        height: width
        Medallion {
            anchors.fill: parent
            name: parent.visible ? page.view.picture : ""
            size: parent.width
        }
        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: "transparent"
            border.width: 0.8 * Theme.u
            border.color: Theme.canopy
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.tall && !page.waved ? (Theme.bigger ? 52 : Theme.rightToLeft ? 62 : 70) * Theme.u : 0
        spacing: (Theme.small ? 1.4 : 2) * Theme.u

        GuideLine {
            Layout.fillWidth: true
            visible: !page.waved || Theme.wide
            lines: GuideWords.posture(page.view.kind)
        }

        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 18 * Theme.u
            radius: Theme.radius
            color: Theme.night
            border.width: Theme.contrast ? Theme.hair : 0
            border.color: Theme.line

            Loader {
                anchors.fill: parent
                anchors.margins: (Theme.small ? 1.4 : 3) * Theme.u
                anchors.leftMargin: (Theme.small ? 2 : 3) * Theme.u
                anchors.rightMargin: anchors.leftMargin
                sourceComponent: page.waved ? pulse : page.pressure ? cuff : plainNumber
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 3 * Theme.u
            Ring {
                visible: page.waved && Theme.tall
                Layout.preferredWidth: 20 * Theme.u
                Layout.preferredHeight: 20 * Theme.u
                line: 2.8 * Theme.u
                share: 1 - page.view.done
                colour: Theme.primary
                ground: Theme.trough
            }
            ColumnLayout {
                Layout.fillWidth: true
                // The tails of the Arabic letters hang lower.
                Layout.bottomMargin: Theme.rightToLeft && !page.pressure ? Theme.u : 0
                spacing: (Theme.rightToLeft ? 2 : 0.8) * Theme.u
                Body {
                    Layout.fillWidth: true
                    font.bold: true
                    leading: 0.95
                    size: (Theme.small ? 4.4 : 5.2) * Theme.u * (Theme.bigger ? 1.15 : 1)
                    text: page.view.secondsLeft >= 5 ? qsTr("About %1 seconds left").arg(Math.ceil(page.view.secondsLeft / 5)
                                                            * 5) : page.view.done >= 0.6 ? qsTr("Nearly done") : page.view.value
                                                                                           === "" ? qsTr("Waiting for the device") :
                                                                                                    qsTr("Measuring")
                }
                Body {
                    visible: page.waved && Theme.tall
                    Layout.fillWidth: true
                    color: Theme.inkSoft
                    text: qsTr("Hold still. The next step comes by itself.")
                }
                ProgressBar {
                    visible: (page.pressure || page.waved) && !(page.waved && Theme.tall)
                    Layout.fillWidth: true
                    done: page.view.done
                    label: qsTr("Progress")
                }
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "measure-stop"
            Layout.fillWidth: true
            label: qsTr("Stop")
            icon: "stop"
            onActivated: page.view.stop()
        }
        BigButton {
            objectName: "measure-skip"
            Layout.fillWidth: true
            label: qsTr("I can’t do this")
            onActivated: page.view.skip()
        }
    }

    Component {
        id: cuff
        RowLayout {
            spacing: 3 * Theme.u
            ColumnLayout {
                Layout.fillHeight: true
                Layout.preferredWidth: (Theme.small ? 28 : 34) * Theme.u
                Layout.maximumWidth: Layout.preferredWidth
                spacing: 0
                Body {
                    Layout.fillWidth: true
                    text: qsTr("Air in the cuff")
                    color: "#D5E9E9"
                    fit: true
                    Layout.maximumHeight: 6 * Theme.u
                    size: (Theme.small ? 3.8 : 4.4) * Theme.u
                    leading: 0.9
                }
                Body {
                    Layout.fillWidth: true
                    text: page.view.value === "" ? "–" : page.view.value
                    color: "#FFFFFF"
                    font.bold: true
                    size: (Theme.wide ? 14 : Theme.small ? 6.6 : 10.4) * Theme.u
                    leading: 0.78
                }
                Body {
                    // The line of the trace says it too; large words need this room on a small screen.
                    visible: !(Theme.small && Theme.bigger)
                    Layout.fillWidth: true
                    text: page.view.value === "" ? qsTr("mmHg") : page.view.falling ? qsTr("going down") : qsTr("going up")
                    color: "#D5E9E9"
                    size: (Theme.small ? 3.8 : 4.4) * Theme.u
                    leading: 0.9
                }
            }
            PressureTrace {
                id: trace
                Layout.fillWidth: true
                Layout.fillHeight: true
                line: 0.7 * Theme.u
                Connections {
                    target: page.view
                    function onPressure(seconds: real, mmhg: real) {
                        trace.add(seconds, mmhg);
                    }
                }
            }
        }
    }

    Component {
        id: pulse
        Item {
            RowLayout {
                id: top
                anchors.left: parent.left
                anchors.right: parent.right
                Column {
                    visible: page.oxygen
                    Body {
                        text: qsTr("Oxygen")
                        color: "#D5E9E9"
                        size: 4.4 * Theme.u
                        leading: 0.9
                    }
                    Body {
                        text: (page.view.value === "" ? "–" : page.view.value) + " %"
                        color: "#5FD0FF"
                        font.bold: true
                        size: (Theme.tall ? 15 : 9) * Theme.u
                        leading: 0.8
                    }
                }
                Item {
                    Layout.fillWidth: true
                }
                Column {
                    Body {
                        anchors.right: parent.right
                        text: qsTr("Heart beats in a minute")
                        color: "#D5E9E9"
                        size: 4.4 * Theme.u
                        leading: 0.9
                    }
                    Body {
                        anchors.right: parent.right
                        text: page.view.pulse === "" ? "–" : page.view.pulse
                        color: "#FFFFFF"
                        font.bold: true
                        size: (Theme.tall ? 15 : 9) * Theme.u
                        leading: 0.8
                    }
                }
            }
            Waveform {
                id: wave
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: -2 * Theme.u
                anchors.rightMargin: -2 * Theme.u
                anchors.top: top.bottom
                anchors.bottom: foot.top
                line: 0.6 * Theme.u
                colour: "#5FD0FF"
                Connections {
                    target: page.view
                    function onSamples(samples: var) {
                        wave.add(samples);
                    }
                }
            }
            RowLayout {
                id: foot
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                visible: !Theme.small
                height: visible ? implicitHeight : 0
                Body {
                    text: page.oxygen ? qsTr("Your pulse, live") : qsTr("Your heart, live")
                    color: "#D5E9E9"
                    size: 4.4 * Theme.u
                }
                Item {
                    Layout.fillWidth: true
                }
                Body {
                    text: page.guidance === "keep-still" ? qsTr("Good signal") : qsTr("No signal yet")
                    color: "#FFFFFF"
                    font.bold: true
                    size: 4.4 * Theme.u
                }
            }
        }
    }

    Component {
        id: plainNumber
        Item {
            Row {
                anchors.centerIn: parent
                spacing: 2 * Theme.u
                LayoutMirroring.enabled: false
                Body {
                    id: number
                    text: page.view.value === "" ? "–" : page.view.value
                    color: "#FFFFFF"
                    font.bold: true
                    size: Math.min(page.height * 0.12, 17 * Theme.u)
                    leading: 0.9
                }
                Body {
                    anchors.baseline: number.baseline
                    text: page.view.unit
                    color: "#D5E9E9"
                    font.bold: true
                    size: 7 * Theme.u
                }
            }
        }
    }
}
