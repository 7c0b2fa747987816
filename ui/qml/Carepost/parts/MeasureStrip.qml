import QtQuick
import Carepost
import Carepost.Views

// A measurement inside the call: its name, the live number, the trace, and Stop.
Rectangle {
    id: strip

    required property CallModel view

    implicitHeight: (Theme.small ? 14 : 18) * Theme.u
    radius: Theme.radius
    color: "#0F2833"
    border.width: Theme.hair
    border.color: "#9FB0B9"

    Connections {
        target: strip.view
        function onSamples(samples: list<var>) {
            wave.add(samples);
        }
        function onPressure(seconds: real, mmhg: real) {
            trace.add(seconds, mmhg);
        }
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: 2.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: (Theme.tall ? 36 : 40) * Theme.u

        Body {
            width: parent.width
            text: Phrases.kind(strip.view.measuring)
            size: (Theme.small ? 3.8 : 4.2) * Theme.u
            color: Theme.hintOverCanopy
            leading: 1
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Row {
            LayoutMirroring.enabled: false
            spacing: 1.2 * Theme.u
            Text {
                id: number
                text: strip.view.value === "" ? "…" : strip.view.value
                color: "#FFFFFF"
                font.bold: true
                font.pixelSize: Math.round((Theme.small ? 6.4 : 8.6) * Theme.u)
                Accessible.role: Accessible.StaticText
                Accessible.name: text + " " + strip.view.unit
            }
            Text {
                anchors.baseline: number.baseline
                text: strip.view.unit
                color: Theme.hintOverCanopy
                font.pixelSize: Math.round(4 * Theme.u)
                Accessible.ignored: true
            }
        }
    }
    Item {
        anchors.left: words.right
        anchors.right: stop.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: 1.6 * Theme.u
        Waveform {
            id: wave
            visible: strip.view.measuring !== "blood-pressure"
            anchors.fill: parent
            line: 0.5 * Theme.u
        }
        PressureTrace {
            id: trace
            visible: strip.view.measuring === "blood-pressure"
            anchors.fill: parent
            line: 0.5 * Theme.u
        }
    }
    BigButton {
        id: stop
        objectName: "measure-stop"
        anchors.right: parent.right
        anchors.rightMargin: 1.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.target
        width: Math.max(implicitWidth, 22 * Theme.u)
        look: "night"
        icon: "stop"
        size: 4.4 * Theme.u
        label: qsTr("Stop")
        onActivated: strip.view.stop()
    }
}
