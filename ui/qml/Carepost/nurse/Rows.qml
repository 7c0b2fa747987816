import QtQuick
import QtQuick.Layouts
import Carepost

// A list that staff may scroll, with a word when it is empty.
Flickable {
    id: list

    property string empty: ""
    property bool isEmpty: false
    default property alias content: rows.data

    anchors.fill: parent
    clip: true
    contentHeight: rows.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    ColumnLayout {
        id: rows
        width: list.width
        spacing: 1.8 * Theme.u
    }
    Column {
        visible: list.isEmpty
        width: list.width
        y: Math.max(0, Math.min(list.height - height, list.height * 0.26))
        spacing: 2 * Theme.u
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "tick"
            color: "#0B5D2E"
            size: 12 * Theme.u
        }
        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: list.empty
            size: 4.8 * Theme.u
            color: "#3D4F5B"
        }
    }
}
