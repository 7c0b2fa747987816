import QtQuick
import Carepost
import Carepost.Views

// Time that passes: a drawing in the warm disc, a ring that empties around it, and minutes and seconds below.
Item {
    id: clock

    property string picture: ""
    property real share: 0
    property int secondsLeft: 0
    readonly property real size: Math.min(width, height)
    readonly property string figure: Math.floor(secondsLeft / 60) + ":" + String(secondsLeft % 60).padStart(2, "0")

    LayoutMirroring.enabled: false

    Medallion {
        anchors.centerIn: parent
        size: clock.size * 0.884
        name: clock.picture
    }
    Ring {
        anchors.centerIn: parent
        width: clock.size
        height: width
        line: clock.size * 0.058
        share: clock.share
        colour: Theme.primary
        ground: Theme.trough
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (clock.height + clock.size) / 2 - height - clock.size * 0.03
        width: number.implicitWidth + clock.size * 0.14
        height: clock.size * 0.19
        radius: height / 2
        color: Theme.card
        border.width: Math.round(0.5 * Theme.u)
        border.color: Theme.primary
        Text {
            id: number
            anchors.centerIn: parent
            text: clock.figure
            color: Theme.ink
            font.bold: true
            font.pixelSize: Math.round(clock.size * 0.13)
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 seconds left").arg(clock.secondsLeft)
        }
    }
}
