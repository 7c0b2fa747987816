import QtQuick
import Carepost

// How the visit ends, in one line. What cannot wait has a ground and a sign of its own.
Rectangle {
    id: ending

    property string disposition: ""
    property string text: ""
    readonly property bool now: disposition === "emergency"
    readonly property bool soon: disposition === "in-person"
    readonly property color ink: now ? Theme.dangerText : soon ? Theme.warn : Theme.ink
    readonly property string icon: {
        switch (disposition) {
        case "emergency":
            return "warn";
        case "in-person":
            return "door";
        case "call-back":
            return "phone";
        case "self-care":
            return "rest";
        case "test":
            return "document";
        }
        return "tick";
    }

    implicitHeight: Math.max(sign.height, words.height) + (Theme.small ? 2.4 : 3.4) * Theme.u
    radius: Theme.radius
    color: now ? Theme.danger : soon ? Theme.warnTint : Theme.primaryTint
    border.width: now ? 0 : Math.round((soon ? 0.6 : 0.25) * Theme.u)
    border.color: soon ? Theme.warn : Theme.primary
    Accessible.role: now || soon ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: text

    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: 2.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: ending.icon
        color: ending.now || ending.soon ? ending.ink : Theme.primary
        size: (ending.now ? 8 : 6.4) * Theme.u
    }
    Body {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: 2.2 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 2.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: ending.text
        font.bold: true
        color: ending.ink
        size: (Theme.small ? 5 : 6) * Theme.u * (Theme.bigger ? 1.2 : 1)
        leading: 0.92
        Accessible.ignored: true
    }
}
