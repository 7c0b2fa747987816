import QtQuick
import Carepost

// Where a number stands: the usual range in green with its ends in figures, the number as a marker above.
// Left to right in every language.
Item {
    id: gauge

    required property var entry
    readonly property real span: Math.max(1, entry.to - entry.from)
    readonly property bool inside: entry.value >= entry.low && entry.value <= entry.high
    property string title: Phrases.number(entry.number)
    property real size: (Theme.tall ? 4.8 : 4.2) * Theme.u * (Theme.bigger && !Theme.small ? 1.2 : 1)

    function place(value: real): real {
        return (value - entry.from) / span * bar.width;
    }
    function figure(value: real): string {
        return value % 1 === 0 ? value.toFixed(0) : value.toFixed(1);
    }

    implicitHeight: bar.y + bar.height + 1.2 * Theme.u + size * 1.4
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2, usual from %3 to %4").arg(title).arg(figure(entry.value)).arg(figure(entry.low)).arg(
                         figure(entry.high))

    Body {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: gauge.size * 1.4
        leading: 1
        horizontalAlignment: Theme.rightToLeft ? Text.AlignRight : Text.AlignLeft
        fit: true
        text: gauge.title
        font.bold: true
        size: gauge.size
        Accessible.ignored: true
    }

    Rectangle {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        y: gauge.size * 1.36 + 5.6 * Theme.u
        height: 3.4 * Theme.u
        radius: height / 2
        color: Theme.trough
        border.width: Theme.hair
        border.color: Theme.line

        Rectangle {
            x: gauge.place(gauge.entry.low)
            width: gauge.place(gauge.entry.high) - x
            y: -0.6 * Theme.u
            height: parent.height + 1.2 * Theme.u
            radius: 1.2 * Theme.u
            color: Theme.good
        }
        Rectangle {
            x: gauge.place(gauge.entry.value) - width / 2
            y: -1.2 * Theme.u
            width: 1.2 * Theme.u
            height: parent.height + 2.4 * Theme.u
            color: Theme.ink
            border.width: Math.max(1, 0.2 * Theme.u)
            border.color: Theme.contrast ? "#000000" : "#FFFFFF"
        }
    }
    Item {
        id: flag
        width: 5 * Theme.u
        height: 3 * Theme.u
        x: gauge.place(gauge.entry.value) - width / 2
        anchors.bottom: bar.top
        anchors.bottomMargin: 1 * Theme.u
        clip: true
        Rectangle {
            width: 3.5 * Theme.u
            height: width
            rotation: 45
            antialiasing: true
            color: Theme.ink
            anchors.horizontalCenter: parent.horizontalCenter
            y: -width * 0.62 + Theme.u * 0.6
        }
    }
    Body {
        readonly property bool after: flag.x + flag.width + implicitWidth < gauge.width
        x: after ? flag.x + flag.width + 0.4 * Theme.u : flag.x - implicitWidth - 0.4 * Theme.u
        anchors.verticalCenter: flag.verticalCenter
        anchors.verticalCenterOffset: -0.4 * Theme.u
        text: gauge.figure(gauge.entry.value)
        font.bold: true
        size: gauge.size
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Body {
        id: low
        anchors.top: bar.bottom
        anchors.topMargin: 1.2 * Theme.u
        x: Math.max(0, gauge.place(gauge.entry.low) - width / 2)
        text: gauge.figure(gauge.entry.low)
        size: gauge.size * 0.92
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Body {
        id: usual
        anchors.top: low.top
        x: (low.x + low.width + high.x - width) / 2
        text: qsTr("usual")
        visible: high.x - low.x - low.width > width + Theme.u
        color: Theme.good
        font.bold: true
        size: gauge.size * 0.92
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Body {
        id: high
        anchors.top: low.top
        x: Math.min(gauge.width - width, gauge.place(gauge.entry.high) - width / 2)
        text: gauge.figure(gauge.entry.high)
        size: gauge.size * 0.92
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
