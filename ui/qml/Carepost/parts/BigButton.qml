import QtQuick
import Carepost

// One action, in words and with at most one icon. `look` is `primary` for the page's one main button.
Key {
    id: button

    property string icon: ""
    property bool iconAfter: false
    property bool iconMirrors: iconAfter || icon === "back"
    property real size: Theme.buttonSize
    readonly property real iconSize: Math.min(Math.max(6 * Theme.u, size * 1.15), height * 0.55)
    readonly property real iconRoom: icon === "" ? 0 : iconSize + 2 * Theme.u

    look: "second"
    implicitHeight: Theme.buttonHeight
    implicitWidth: metrics.advanceWidth + iconRoom + 7 * Theme.u

    TextMetrics {
        id: metrics
        font.pixelSize: Math.round(button.size)
        font.bold: true
        text: button.label
    }

    Row {
        id: row
        anchors.centerIn: parent
        layoutDirection: button.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
        spacing: 2 * Theme.u

        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            color: button.ink
            size: button.iconSize
            mirrors: button.iconMirrors
        }
        KeyLabel {
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: button.label
            color: button.ink
            size: button.size
            width: Math.min(metrics.advanceWidth + 4, button.width - button.iconRoom - 3 * Theme.u)
            height: button.height - button.lip - Theme.u
        }
    }
}
