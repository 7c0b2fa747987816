import QtQuick
import Carepost

// Everything that can be touched: a face with a lip below it. Pressed or chosen, the lip is gone and the face is down.
FocusScope {
    id: key

    property string label: ""
    property string description: ""
    // plain, primary, second, help, bar, light, over, night
    property string look: "plain"
    property bool chosen: false
    property bool choice: false
    property bool plainEdge: true
    property real radius: Theme.radius
    readonly property bool down: chosen || tap.pressed || keyDown
    property bool keyDown: false
    readonly property real lip: look === "bar" ? 0 : Theme.lip
    readonly property color ink: look === "primary" ? Theme.primaryText : look === "help" || look === "bar" || look
                                                      === "over" || look === "night" ? "#FFFFFF" : look === "second" || look === "light" ? secondInk : Theme.ink
    readonly property color secondInk: look === "light" ? "#00535C" : Theme.primary
    default property alias content: face.data
    signal activated

    function press() {
        if (key.enabled) {
            key.activated();
        }
    }

    opacity: enabled ? 1 : 0.45
    activeFocusOnTab: enabled
    Accessible.role: choice ? Accessible.RadioButton : Accessible.Button
    Accessible.name: label
    Accessible.description: description
    Accessible.checkable: choice
    Accessible.checked: chosen
    Accessible.focusable: true
    Accessible.onPressAction: key.press()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            if (!event.isAutoRepeat) {
                key.press();
            }
        }
    }

    Rectangle {
        visible: key.lip > 0 && !key.down && key.enabled
        anchors.fill: parent
        anchors.topMargin: Theme.radius * 2
        radius: key.radius
        color: {
            switch (key.look) {
            case "primary":
                return Theme.primaryLip;
            case "help":
                return Theme.helpLip;
            case "second":
                return Theme.primary;
            case "light":
                return Theme.warmEdge;
            case "over":
                return "#9FC1C3";
            case "night":
                return "#9FB0B9";
            }
            return Theme.line;
        }
    }

    Rectangle {
        id: face
        anchors.left: parent.left
        anchors.right: parent.right
        y: key.down ? key.lip : 0
        height: parent.height - key.lip
        radius: key.radius
        color: {
            switch (key.look) {
            case "primary":
                return key.down && !Theme.contrast ? "#00444C" : Theme.primary;
            case "help":
                return key.down ? Theme.helpLip : Theme.help;
            case "bar":
                return key.chosen ? "#FFFFFF" : key.down ? "#0F5560" : Theme.canopy;
            case "over":
                return Theme.canopy;
            case "light":
                return "#FFFFFF";
            case "night":
                return key.chosen ? "#FFFFFF" : key.down ? "#0B2029" : "#172E3A";
            }
            return key.down ? Theme.primaryTint : Theme.card;
        }
        border.width: key.chosen && key.look !== "bar" ? Math.round(Theme.u * 0.7) : key.look === "help" || key.look
                                                         === "over" ? Math.round(Theme.u * 0.35) : Theme.hair
        border.color: {
            switch (key.look) {
            case "primary":
                return color;
            case "help":
                return key.plainEdge ? "#FFFFFF" : color;
            case "bar":
                return "#B9CDD0";
            case "over":
            case "light":
                return "#FFFFFF";
            case "night":
                return "#9FB0B9";
            }
            return key.chosen || key.look === "second" ? Theme.primary : Theme.line;
        }
    }

    FocusRing {
        visible: key.activeFocus
        radius: key.radius
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: key.press()
    }
}
