import QtQuick
import Carepost

// One thing that is otherwise than hoped, and what it means. Takes no room while there is nothing to say.
Rectangle {
    id: notice

    property string text: ""
    property string icon: "warn"
    property color ink: Theme.warn
    property real size: Theme.bodySize

    visible: text !== ""
    implicitHeight: visible ? Math.max(9 * Theme.u, words.implicitHeight + 3 * Theme.u) : 0
    radius: Theme.radius
    color: ink === Theme.warn ? Theme.warnTint : Theme.primaryTint
    border.width: Math.round(0.35 * Theme.u)
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: 2.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: notice.icon
        color: notice.ink
        size: 5.4 * Theme.u
    }
    Body {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: 1.8 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        font.bold: true
        size: notice.size
        color: notice.ink === Theme.warn ? Theme.warn : Theme.ink
        leading: 0.92
        Accessible.ignored: true
    }
}
