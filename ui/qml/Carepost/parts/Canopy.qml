import QtQuick
import Carepost
import Carepost.Views

// The dark ground of bar and question, closed by one arc. Hangs from the top, or stands at the start side.
Item {
    id: canopy

    // Straight part: height on tall and as a strip, width as a panel.
    property real size: 52 * Theme.u
    property bool strip: Theme.tall
    property real sag: (Theme.tall ? 7.5 : 2.6) * Theme.u
    property real belly: (Theme.wide ? 5 : 3) * Theme.u

    Rectangle {
        visible: canopy.strip
        anchors.left: parent.left
        anchors.right: parent.right
        height: Math.ceil(canopy.size)
        color: Theme.canopy
    }
    Arch {
        visible: canopy.strip
        anchors.left: parent.left
        anchors.right: parent.right
        y: Math.floor(canopy.size)
        height: canopy.sag + Theme.edgeLine
        before: Theme.canopy
        after: Theme.paper
        edge: Theme.warmEdge
        line: Theme.edgeLine
    }

    Rectangle {
        visible: !canopy.strip
        anchors.left: parent.left
        anchors.right: parent.right
        height: side.y + 1
        color: Theme.canopy
    }
    Rectangle {
        visible: !canopy.strip
        anchors.left: parent.left
        width: canopy.size - side.before0 + 2
        height: parent.height
        color: Theme.canopy
    }
    Rectangle {
        visible: !canopy.strip
        anchors.left: side.right
        anchors.leftMargin: -1
        anchors.right: parent.right
        y: side.y
        height: Theme.edgeLine
        color: Theme.warmEdge
    }
    Arch {
        id: side
        readonly property real before0: width * 0.28
        visible: !canopy.strip
        shape: "side"
        mirrored: Theme.rightToLeft
        anchors.left: parent.left
        anchors.leftMargin: canopy.size - before0
        y: Math.floor(Theme.barHeight - Theme.edgeLine)
        width: canopy.belly * 2.9
        height: parent.height - y
        before: Theme.canopy
        after: Theme.paper
        edge: Theme.warmEdge
        line: Theme.edgeLine
        corner: 3.4 * Theme.u
    }
}
