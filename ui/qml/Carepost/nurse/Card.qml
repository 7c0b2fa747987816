import QtQuick
import QtQuick.Layouts
import Carepost

// One thing on the desk; `edge` is the colour of its start.
Rectangle {
    id: card

    property color edge: "transparent"
    property color outline: "#DCE4E8"
    default property alias content: column.data

    Layout.fillWidth: true
    implicitHeight: column.implicitHeight + 4 * Theme.u
    radius: 1.6 * Theme.u
    color: "#FFFFFF"
    border.width: Theme.hair
    border.color: outline

    Rectangle {
        anchors.left: parent.left
        width: 1.3 * Theme.u
        height: parent.height
        radius: 0.65 * Theme.u
        color: card.edge
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 3.4 * Theme.u
        anchors.rightMargin: 2.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1.2 * Theme.u
    }
}
