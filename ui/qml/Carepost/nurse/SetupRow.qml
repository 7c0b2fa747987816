import QtQuick
import Carepost

// One line of the checklist: its sign, its number, the device, and how it is with it.
Key {
    id: line

    required property var row
    required property int number
    property bool here: false
    readonly property bool bad: row.state === "trouble" || row.state === "due"
    readonly property bool done: row.state === "done" || row.state === "soon"
    readonly property color tone: bad ? "#9B1C1C" : done ? "#0B5D2E" : row.state === "untested" || row.state === "soon" ? "#7A4100" : "#3D4F5B"

    objectName: "setup-" + row.kind
    implicitHeight: (Theme.small ? 10.4 : 12.4) * Theme.u
    chosen: here
    choice: true
    label: SetupWords.device(row.kind) + ". " + state.text

    Rectangle {
        anchors.fill: parent
        anchors.margins: Math.round(0.7 * Theme.u)
        radius: 1.2 * Theme.u
        visible: line.here || line.bad
        color: line.bad ? "#FBE9E8" : "#DDF0F1"
    }
    Rectangle {
        id: sign
        readonly property bool filled: line.done || line.bad
        anchors.left: parent.left
        anchors.leftMargin: 2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 4.4 * Theme.u
        height: width
        radius: width / 2
        color: filled ? line.tone : "transparent"
        border.width: filled ? 0 : Math.round(0.4 * Theme.u)
        border.color: line.tone
        Icon {
            anchors.centerIn: parent
            name: line.done ? "tick" : line.bad ? "warn" : line.row.state === "checking" ? "clock" : line.row.state === "untested" ? "warn" : ""
            color: sign.filled ? "#FFFFFF" : line.tone
            size: parent.width * 0.62
        }
    }
    Body {
        id: count
        anchors.left: sign.right
        anchors.leftMargin: 1.8 * Theme.u
        anchors.top: words.top
        text: line.number
        color: "#3D4F5B"
        size: (Theme.small ? 3.6 : 4) * Theme.u
        leading: 0.94
        Accessible.ignored: true
    }
    Column {
        id: words
        anchors.left: count.right
        anchors.leftMargin: 1.2 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 1.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        Body {
            width: parent.width
            text: SetupWords.device(line.row.kind)
            color: line.bad ? "#9B1C1C" : "#10222E"
            font.bold: true
            size: (Theme.small ? 3.6 : 4) * Theme.u
            leading: 0.94
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Body {
            id: state
            width: parent.width
            text: SetupWords.state(line.row)
            color: line.bad ? "#9B1C1C" : line.row.state === "untested" || line.row.state === "soon" ? "#7A4100" : "#3D4F5B"
            font.bold: line.bad
            size: (Theme.small ? 3 : 3.4) * Theme.u
            leading: 0.94
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
